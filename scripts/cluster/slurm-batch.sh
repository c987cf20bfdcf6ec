#!/usr/bin/env bash
# gongkai batch as a Slurm job array, then one job that merges:
#   slurm-batch.sh SHARDS OUTPUT [--expect LIST] INPUT… [options of gongkai batch]
# Inputs and OUTPUT are on a file system that all nodes see. Partition, account, time: as sbatch
# takes them from SBATCH_PARTITION, SBATCH_ACCOUNT, SBATCH_TIMELIMIT; the program: GONGKAI.
# Prints the number of the merging job. Run it again after a failure: what is done is not redone.
set -euo pipefail
if [ $# -lt 3 ]; then
  sed -n '2,6s/^# //p' "$0" >&2
  exit 2
fi
shards=$1
output=$2
shift 2
. "$(dirname "$0")/arguments.sh"

# Faulty budgets (1) are no reason not to merge: they are in the manifest.
share="$(quoted "$gongkai" batch "${arguments[@]}" --quiet)\
-o $(printf %q "$parts")/\$SLURM_ARRAY_TASK_ID --shard \$SLURM_ARRAY_TASK_ID/$shards; [ \$? -le 1 ]"
array=$(sbatch --parsable --job-name=gongkai --array="1-$shards" \
  --output="$parts/%a.log" --wrap "$share")

sbatch --parsable --job-name=gongkai-merge --dependency="afterok:${array%%;*}" \
  --kill-on-invalid-dep=yes --output="$parts/merge.log" \
  --wrap "$(quoted "$gongkai" batch --merge "${folders[@]}" -o "$output" "${expect[@]}")"
