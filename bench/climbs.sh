#!/usr/bin/env bash
# Climbs every task of bench/tasks from nothing and records what was printed, with time and memory, in bench/results.
# The data lies beside the checkout, in ../shared; a task's README.md says what its verdict means.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./rung --help >/dev/null
machine="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores"
for folder in bench/tasks/*/; do
  task=$(basename "$folder")
  rm -rf "$folder/.rung"
  measured=$(mktemp)
  printed=$(mktemp)
  status=0
  /usr/bin/time -f "%e s wall, %U s of processor time in all, %M KB at the peak" -o "$measured" \
    ./rung climb "$folder" --plain >"$printed" 2>/dev/null || status=$?
  {
    echo "# Climb: $task"
    echo
    echo "Command: \`./rung climb bench/tasks/$task --plain\` · $(date +%F) · $machine · exit code $status"
    echo
    echo "$(tail -n 1 "$measured")."
    echo
    cat "$folder/README.md"
    echo
    echo '```'
    grep -v '^Every failed example' "$printed"
    echo '```'
  } >"bench/results/climb-$task.md"
  echo "$task: $(tail -n 1 "$measured"), exit code $status"
  rm -f "$measured" "$printed"
done
