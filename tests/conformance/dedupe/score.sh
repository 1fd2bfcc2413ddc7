#!/usr/bin/env bash
# score.sh KIJI SHARED SET: what kiji finds in posts whose repeats are labelled, held against the
# labels. Exit code 77: there are no such posts, so nothing was compared.
set -euo pipefail

kiji=$1 labelled=$2/dedupe/bench/$3 score=$2/tools/dupbench/score.py
if [ ! -f "$labelled/truth.json" ] || ! command -v python3 >/dev/null; then
    echo "skipped: no $labelled/truth.json (KIJI_SHARED), or no python3"
    exit 77
fi
found=$(mktemp)
trap 'rm -f "$found"' EXIT
status=0
"$kiji" dedupe --all --format jsonl "$labelled/posts" >"$found" || status=$?
[ "$status" = 1 ] || { echo "kiji dedupe ended with $status, not 1"; exit 1; }
python3 "$score" "$labelled" "$found" --errors 20
python3 "$score" "$labelled" "$found" --json | python3 "$(dirname "$0")/bounds.py" "$3"
