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
expect=()
arguments=()
while [ $# -gt 0 ]; do
  if [ "$1" = --expect ]; then
    expect=(--expect "$2")
    shift
  else
    arguments+=("$1")
  fi
  shift
done

gongkai=${GONGKAI:-gongkai}
parts=$output.parts
quoted() { printf '%q ' "$@"; }
mkdir -p "$parts"

# Faulty budgets (1) are no reason not to merge: they are in the manifest.
seq "$shards" | parallel --sshloginfile "$hosts" --jobs 1 --workdir "$PWD" \
  "$(quoted "$gongkai" batch "${arguments[@]}" --quiet) -o $(printf %q "$parts")/{} --shard {}/$shards; [ \$? -le 1 ]"

folders=()
for ((k = 1; k <= shards; ++k)); do folders+=("$parts/$k"); done
"$gongkai" batch --merge "${folders[@]}" -o "$output" "${expect[@]}"
