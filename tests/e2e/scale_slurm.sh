#!/usr/bin/env bash
# scale_slurm.sh KIJI: similar paragraphs past one machine, with Slurm's job arrays for an engine:
# Debian's slurmctld and slurmd on this host, on the loopback alone, with two workers.
# Exit code 77: not root, or Slurm is neither here nor to be installed.
set -euo pipefail
kiji=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
if [ "$(id -u)" != 0 ]; then
    echo "skipped: slurmd wants root"
    exit 77
fi
if ! command -v slurmctld slurmd munged >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y slurmctld slurmd slurm-client munge \
        >/dev/null 2>&1 || {
        echo "skipped: no slurmctld, slurmd and munge to install"
        exit 77
    }
fi
folder=$(mktemp -d)
daemons=()
finish() {
    for daemon in "${daemons[@]}"; do
        kill "$daemon" 2>/dev/null || true
        wait "$daemon" 2>/dev/null || true
    done
    rm -rf "$folder"
}
trap finish EXIT
. "$here/scale_common.sh"

mkdir "$folder"/{munge,state,spool,run}
head -c 1024 /dev/urandom >"$folder/munge/key"
chmod 400 "$folder/munge/key"
munged --foreground --force --key-file "$folder/munge/key" --socket "$folder/munge/socket" \
    --pid-file "$folder/munge/pid" --log-file "$folder/munge/log" \
    --seed-file "$folder/munge/seed" >/dev/null 2>&1 &
daemons+=($!)
export SLURM_CONF=$folder/slurm.conf
host=$(hostname -s)
cat >"$SLURM_CONF" <<CONF
ClusterName=kiji
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=26817
SlurmdPort=26818
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,batch_sched_delay=0
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=30 State=UP
CONF
slurmctld -D >/dev/null 2>&1 &
daemons+=($!)
slurmd -D -N "$host" >/dev/null 2>&1 &
daemons+=($!)
for _ in $(seq 60); do
    sinfo -h -o %T 2>/dev/null | grep -q idle && break
    sleep 1
done
if ! sinfo -h -o %T 2>/dev/null | grep -q idle; then
    echo "skipped: Slurm does not start here: $(tail -n 1 "$folder"/slurm*.log | tr '\n' ' ')"
    exit 77
fi
slurmctld -V
sinfo -o "%n %T %c"

# step NAME: an array of two jobs, each with one processor, that do a part each.
step() {
    sbatch --wait --quiet --array=0-1 --ntasks=1 --cpus-per-task=1 --chdir="$folder" \
        --output="$folder/run/$1.%a.log" --export=ALL <<JOB
#!/usr/bin/env bash
set -euo pipefail
kiji=$kiji
folder=$folder
. $here/scale_common.sh
if [ $1 = map ]; then
    xargs -a $folder/run/names.00\$SLURM_ARRAY_TASK_ID \
        bash -c 'map $folder/run \$0 "\$@"' \$SLURM_ARRAY_TASK_ID
else
    $1 $folder/run \$SLURM_ARRAY_TASK_ID
fi
echo "job \${SLURM_ARRAY_JOB_ID}_\$SLURM_ARRAY_TASK_ID on \$SLURMD_NODENAME"
JOB
    sed "s/^/$1: /" "$folder/run/$1".*.log
}

make_corpus "${KIJI_SCALE_FILES:-400}" "${KIJI_SCALE_PARAGRAPHS:-60}"
one_process
echo "corpus: $(du -sm "$folder/posts" | cut -f1) MB, $(grep -vc '^#' "$folder/all_units") paragraphs"
run=$folder/run
mkdir "$run"/{units,bands,candidates,attached,pairs}
split -n r/2 -d -a 3 "$folder/names" "$run/names."
step map
shuffle "$run" bands 2
step pair
shuffle "$run" candidates 2
shuffle "$run" units 2
step attach
shuffle "$run" attached 2
step verify
hang "$run"
same_as_one_process "$run"
