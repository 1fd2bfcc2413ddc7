#!/usr/bin/env bash
# repair_under_faults.sh KIJI: kills `kiji dedupe --fix` and `kiji undo` at every write, fsync, rename and
# other call that touches files, and at random times, and looks at what is left: each post is the old or
# the new one, whole, and the log puts back what was done.
# Exit code 77: strace is missing or may not trace.
set -u
kiji=$1
folder=$(mktemp -d)
trace=$(mktemp)
trap 'rm -rf "$folder" "$trace"' EXIT
failures=0
kills=0
posts=3

if ! strace -o /dev/null true 2>/dev/null; then
    echo "skipped: strace is not here or may not trace"
    exit 77
fi

fail() {
    echo "FAILED: $*"
    failures=$((failures + 1))
}

one="In the morning the boats leave the harbour, and nobody stands on the pier to see them go."
two="By noon the market is empty, and the gulls have taken whatever was left between the stalls."
cd "$folder" || exit 1
mkdir old new posts

write_posts() {
    rm -rf posts .kiji kept
    mkdir posts
    for ((p = 0; p < posts; p++)); do
        printf -- '---\ntitle: Post %s\n---\n\n%s\n\n---END---\n\n%s\n\n%s\n' \
            "$p" "$one" "$two" "$one" >"posts/$p.md"
        chmod 640 "posts/$p.md"
    done
}

fix() {
    ("$@" "$kiji" dedupe --fix --backup kept --threads 1 posts) >/dev/null 2>&1
}

# check WHAT: each post is old or new, and undo makes all of them old.
check() {
    local p log
    for ((p = 0; p < posts; p++)); do
        cmp -s "posts/$p.md" "old/$p.md" || cmp -s "posts/$p.md" "new/$p.md" ||
            fail "$1: post $p is neither old nor new"
        [ "$(stat -c %a "posts/$p.md")" = 640 ] || fail "$1: the mode of post $p changed"
        if ! cmp -s "posts/$p.md" "old/$p.md"; then
            cmp -s "kept/posts/$p.md" "old/$p.md" || fail "$1: post $p is new, and its backup is not old"
            [ -n "$(find .kiji -name '*.json' 2>/dev/null)" ] || fail "$1: post $p is new without a log"
        fi
    done
    for log in .kiji/*.json; do
        [ -e "$log" ] || continue
        "$kiji" undo "$log" >/dev/null 2>&1 || fail "$1: undo failed"
    done
    for ((p = 0; p < posts; p++)); do
        cmp -s "posts/$p.md" "old/$p.md" || fail "$1: post $p is not as it was after undo"
    done
}

write_posts
cp posts/*.md old
fix env || fail "the repair itself fails"
cp posts/*.md new
cmp -s old/0.md new/0.md && fail "the repair does nothing"
check "without a fault"

# killed_at CALL: the repair is killed at the first, the second, … of these calls, until it ends by itself.
killed_at() {
    local call=$1 i
    for ((i = 1; ; i++)); do
        write_posts
        fix strace -o "$trace" -f -e "trace=$call" -e "inject=$call:signal=KILL:when=$i"
        grep -q "killed by SIGKILL" "$trace" || break
        kills=$((kills + 1))
        check "killed at $call, call $i"
    done
    [ "$i" -gt 1 ] || fail "$call is never called"
}

# undo_killed_at CALL: the same for undo; undone once more, all is as it was.
undo_killed_at() {
    local call=$1 i p
    for ((i = 1; ; i++)); do
        write_posts
        fix env
        (strace -o "$trace" -f -e "trace=$call" -e "inject=$call:signal=KILL:when=$i" \
            "$kiji" undo .kiji/*.json) >/dev/null 2>&1
        for ((p = 0; p < posts; p++)); do
            cmp -s "posts/$p.md" "old/$p.md" || cmp -s "posts/$p.md" "new/$p.md" ||
                fail "undo killed at $call, call $i: post $p is neither old nor new"
        done
        grep -q "killed by SIGKILL" "$trace" || break
        kills=$((kills + 1))
        check "undo killed at $call, call $i"
    done
}

for call in write fsync renameat mkdir fchmod getrandom close; do
    killed_at "$call"
done
for call in write fsync renameat; do
    undo_killed_at "$call"
done

# At random times.
for ((i = 0; i < 40; i++)); do
    write_posts
    "$kiji" dedupe --fix --backup kept --threads 1 posts >/dev/null 2>&1 &
    sleep "0.0$((RANDOM % 3))$((RANDOM % 10))"
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
    check "killed at a random time"
done

echo "$kills kills at calls, 40 at random times, $failures failures"
# Nothing killed is nothing tested.
[ "$kills" -ge 30 ] && [ "$failures" = 0 ]
