#!/usr/bin/env bash
# scripts/cluster/parallel-batch.sh on this machine alone (":"):
#   parallel_test.sh SOURCE_DIR PROGRAM GENERATE_BUDGETS
# The merged folder must be that of one run, byte for byte. 77: there is no GNU parallel.
set -euo pipefail
source_dir=$1
export GONGKAI=$2
generate=$3
parallel --version 2>/dev/null | grep -q GNU || { echo "no GNU parallel"; exit 77; }
folder=$(mktemp -d /tmp/gongkai-parallel-XXXXXX)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$generate" --count 14 --broken 2 -o "in put"
echo : >hosts
"$GONGKAI" batch "in put" -o one --part tables --format xlsx --quiet 2>/dev/null || [ $? -eq 1 ]
"$source_dir/scripts/cluster/parallel-batch.sh" hosts 3 "all shares" "in put" --part tables --format xlsx -j 1 2>/dev/null
"$GONGKAI" batch --audit "all shares" >/dev/null 2>&1
diff -r one "all shares"
echo "the merged folder is that of one run"
