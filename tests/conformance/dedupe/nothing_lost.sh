#!/usr/bin/env bash
# nothing_lost.sh REPAIR_POSTS SHARED: repairs the posts of SHARED and has a checker that knows nothing of
# kiji compare each with what it was. Exit code 77: python3 or SHARED is not here.
set -u
repair_posts=$1
shared=$2
checker=$shared/tools/dupbench/nothing_lost.py
if ! command -v python3 >/dev/null || [ ! -e "$checker" ]; then
    echo "skipped: python3 or $checker is not here"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$repair_posts" --out "$folder" "$shared/posts" "$shared/dedupe" || exit
# One Python for all posts: to start one takes longer than to check one.
python3 - "$checker" "$folder" <<'END'
import contextlib, io, os, runpy, sys
checker, folder = sys.argv[1:]
sys.path.insert(0, os.path.dirname(checker))
failed = 0
names = sorted(os.listdir(folder + "/after"))
for name in names:
    sys.argv = [checker, folder + "/before/" + name, folder + "/after/" + name]
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            runpy.run_path(checker, run_name="__main__")
    except SystemExit as end:
        if end.code:
            failed += 1
            print(name, out.getvalue())
print(len(names), "posts checked,", failed, "failed")
sys.exit(1 if failed or not names else 0)
END
