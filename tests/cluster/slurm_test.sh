#!/usr/bin/env bash
# scripts/cluster/slurm-batch.sh on a Slurm of one node that is started here and stopped again:
#   slurm_test.sh SOURCE_DIR PROGRAM GENERATE_BUDGETS
# The merged folder must be that of one run, byte for byte. 77: there is no Slurm, or this user may
# not start one.
set -euo pipefail
source_dir=$1
export GONGKAI=$2
generate=$3
export PATH=$PATH:/usr/sbin
for program in munged slurmctld slurmd sbatch; do
  command -v "$program" >/dev/null || { echo "no $program"; exit 77; }
done
[ "$(id -u)" -eq 0 ] || { echo "slurmd wants root"; exit 77; }

folder=$(mktemp -d /tmp/gongkai-slurm-XXXXXX)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

mkdir -p "$folder"/{state,spool,munge}
head -c 1024 /dev/urandom >"$folder/munge/key"
chmod 700 "$folder/munge"
chmod 400 "$folder/munge/key"
munged --foreground --force --socket="$folder/munge/socket" --key-file="$folder/munge/key" \
  --pid-file="$folder/munge/pid" --log-file="$folder/munge/log" --seed-file="$folder/munge/seed" \
  >"$folder/munged.log" 2>&1 &
pids+=($!)

host=$(hostname -s)
cat >"$folder/slurm.conf" <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$folder/slurm.conf
slurmctld -D >"$folder/slurmctld.log" 2>&1 &
pids+=($!)
slurmd -D >"$folder/slurmd.log" 2>&1 &
pids+=($!)
for ((i = 0; i < 60; ++i)); do
  sinfo -h -o %T 2>/dev/null | grep -q idle && break
  sleep 0.5
done
if ! sinfo -h -o %T 2>/dev/null | grep -q idle; then
  tail -n 5 "$folder"/*.log
  echo "Slurm does not start here"
  exit 77
fi

cd "$folder"
"$generate" --count 14 --broken 2 -o "in put"
printf '990001\t没有报送的单位\n' >expected.txt
"$GONGKAI" batch "in put" -o one --expect expected.txt --part tables --format xlsx --quiet 2>/dev/null || [ $? -eq 1 ]
merge=$("$source_dir/scripts/cluster/slurm-batch.sh" 3 "$folder/all shares" --expect "$folder/expected.txt" \
  "$folder/in put" --part tables --format xlsx -j 1)
for ((i = 0; i < 240; ++i)); do
  [ -z "$(squeue -h 2>/dev/null)" ] && break
  sleep 0.5
done
echo "merging job $merge:"
grep -v '^  ' "all shares.parts/merge.log" || true
"$GONGKAI" batch --audit "all shares" >/dev/null 2>&1 || { tail -n 20 *.log "all shares.parts"/*.log; exit 1; }
diff -r one "all shares"
echo "the merged folder is that of one run"
