#!/usr/bin/env bash
# Runs the scenarios of Jekyll's own features with kiji in the place of jekyll.
#   features.sh KIJI SHARED WAITING
# WAITING names the scenarios that wait for something, one on a line: id, tab, what for. Any other
# scenario has to pass, and one that waits must not pass, or it waits no longer.
set -euo pipefail
kiji=$1 shared=$2 waiting=$3
cases=$shared/conformance/jekyll-features.json
if [ ! -f "$cases" ] || ! command -v python3 >/dev/null; then
    echo "skipped: it needs python3 and $cases"
    exit 77
fi
results=$(mktemp)
trap 'rm -f "$results"' EXIT
python3 "$shared/tools/run_features.py" --cases "$cases" --needs plain,new --json "$results" \
    "$kiji" >/dev/null || true
python3 - "$results" "$waiting" <<'PYTHON'
import json, sys

results = json.load(open(sys.argv[1]))
waiting = dict(line.rstrip("\n").split("\t") for line in open(sys.argv[2])
               if line.strip() and not line.startswith("#"))
passed = {case["id"] for case in results if case["ok"]}
failed = [case for case in results if not case["ok"] and case["id"] not in waiting]
for case in failed:
    print(case["id"], case["scenario"], "; ".join(case["errors"])[:300], sep=" | ")
idle = sorted(set(waiting) & passed)
for case in idle:
    print(case, "passes, and waits for nothing")
print(f"{len(passed)} of {len(results)} scenarios pass, {len(waiting)} wait")
sys.exit(1 if failed or idle else 0)
PYTHON
