#!/usr/bin/env bash
# gongkai batch on several machines by GNU parallel over ssh, then merged:
#   parallel-batch.sh HOSTS SHARDS OUTPUT [--expect LIST] INPUT… [options of gongkai batch]
# HOSTS is a file with a host a line, as parallel --sshloginfile takes it (":" is this machine).
# Inputs and OUTPUT are on a file system that all see under the same paths; the program: GONGKAI.
# Run it again after a failure: what is done is not redone.
set -euo pipefail
if [ $# -lt 4 ]; then
  sed -n '2,6s/^# //p' "$0" >&2
  exit 2
fi
hosts=$1
shards=$2
output=$3
shift 3
. "$(dirname "$0")/arguments.sh"

# Faulty budgets (1) are no reason not to merge: they are in the manifest.
seq "$shards" | parallel --sshloginfile "$hosts" --jobs 1 --workdir "$PWD" \
  "$(quoted "$gongkai" batch "${arguments[@]}" --quiet) -o $(printf %q "$parts")/{} --shard {}/$shards; [ \$? -le 1 ]"

"$gongkai" batch --merge "${folders[@]}" -o "$output" "${expect[@]}"
