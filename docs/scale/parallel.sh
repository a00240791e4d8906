#!/bin/sh
# A simulation on all cores of one machine, or of several with --sshlogin, by GNU
# parallel: sixteen shards, then their merge.
#
#     sh parallel.sh DIR SCENARIO... [FLAG...]
#
# --resume-failed runs only the shards that failed before.
set -eu
shards=${SHARDS:-16}
dir=$1
shift
mkdir -p "$dir"
seq "$shards" | parallel --joblog "$dir/joblog" --resume-failed loanmodel simulate "$@" --shard "{}/$shards" -o "$dir" > "$dir/shards.log"
loanmodel merge "$dir"/part-*-of-"$shards".json -o "$dir/merged"
