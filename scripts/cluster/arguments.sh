# Sourced by slurm-batch.sh and parallel-batch.sh with the arguments behind SHARDS and OUTPUT: sets
# `expect` (--expect LIST: for the merging run alone) and `arguments` (of each share), and what both use.
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

folders=()
for ((k = 1; k <= shards; ++k)); do folders+=("$parts/$k"); done
