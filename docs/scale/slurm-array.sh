#!/bin/sh
# A simulation as a job array of Slurm: sixteen shards, then their merge, which waits
# for all of them and is bit for bit what one process gives.
#
#     sh slurm-array.sh DIR SCENARIO... [FLAG...]
#
# A shard that fails is run again by itself: sbatch --array=3 … ; parts that are there
# are whole.
set -eu
shards=${SHARDS:-16}
dir=$1
shift
mkdir -p "$dir"
array=$(sbatch --parsable --array="1-$shards" --output="$dir/shard-%a.log" --wrap \
  "loanmodel simulate $* --shard \$SLURM_ARRAY_TASK_ID/$shards -o '$dir'")
sbatch --parsable --dependency="afterok:$array" --output="$dir/merge.log" --wrap \
  "loanmodel merge '$dir'/part-*-of-$shards.json -o '$dir/merged'"
