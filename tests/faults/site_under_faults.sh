#!/usr/bin/env bash
# site_under_faults.sh PROGRAM: builds a new site over an old one with PROGRAM PAGES DESTINATION CACHE while
# one system call fails, or the process is killed at it, for each call that a build makes, and looks at what is
# left: every file is the old or the new one, and the next build brings all in order. Then on a disk that is full.
# Exit code 77: strace is missing or may not trace.
set -u
program=$1
folder=$(mktemp -d)
trace=$(mktemp)
full=$folder/full
trap 'umount "$full" 2>/dev/null; rm -rf "$folder" "$trace"' EXIT
failures=0
errors=0
kills=0

if ! strace -o /dev/null true 2>/dev/null; then
    echo "skipped: strace is not here or may not trace"
    exit 77
fi

fail() {
    echo "FAILED: $*"
    failures=$((failures + 1))
}

cd "$folder" || exit 1
old=$folder/old
new=$folder/new
site=$folder/site
mkdir -p old/a old/gone/deep new/a new/turned new/folder/within "$full"
for name in index.html a/b.html gone/deep/x.html turned same.html image.bin; do
    printf 'old %s\n' "$name" >"old/$name"
done
for name in index.html a/b.html turned/x.html folder/within/1.html folder/within/2.html image.bin; do
    printf 'new %s, longer than the old one\n' "$name" >"new/$name"
done
cp -p old/same.html new/same.html

prepare() {
    rm -rf "$site" cache .kiji-staging-site
    "$program" "$old" "$site" cache 2>/dev/null || fail "the old site cannot be built"
    printf 'theirs\n' >"$site/theirs.txt"
}

# run CALL [INJECTION]: builds the new site over a fresh old one; sets code and message, and leaves the trace.
run() {
    prepare
    message=$(
        strace -o "$trace" -f -e "trace=$1,getppid" ${2:+-e "inject=$2"} \
            "$program" "$new" "$site" cache 2>&1 >/dev/null
    ) 2>/dev/null
    code=$?
}

# How often CALL is made before the build begins, and while it lasts.
count_calls() {
    run "$1"
    [ "$code" = 0 ] || fail "without a fault: $message"
    before=$(sed '/getppid/,$d' "$trace" | grep -c "$1(")
    during=$(sed '0,/getppid/d' "$trace" | sed '/getppid/,$d' | grep -c "$1(")
}

is_new() {
    diff -r -x theirs.txt "$new" "$site" >/dev/null
}

# What must hold whatever happened; then the next build.
check() {
    local name
    while IFS= read -r name; do
        [ "$name" = theirs.txt ] && continue
        cmp -s "$site/$name" "$old/$name" || cmp -s "$site/$name" "$new/$name" ||
            fail "$1: $name is neither old nor new"
    done < <(cd "$site" && find . -type f -not -path './.kiji-staging/*' -printf '%P\n')
    for name in index.html a/b.html same.html image.bin theirs.txt; do
        [ -f "$site/$name" ] || fail "$1: $name is gone"
    done
    "$program" "$new" "$site" cache 2>/dev/null || fail "$1: the next build fails"
    is_new || fail "$1: the next build leaves $(diff -rq -x theirs.txt "$new" "$site" | head -1)"
    [ -f "$site/theirs.txt" ] || fail "$1: the next build removed a file of somebody else"
    [ -z "$(find . -name '.kiji-staging*')" ] || fail "$1: the next build leaves something beside"
}

# fails CALL ERROR: each such call fails once: the build says so, or ends with the new site.
fails() {
    local call=$1 error=$2 i what
    count_calls "$call"
    [ "$during" -gt 0 ] || fail "$call is never called"
    for ((i = before + 1; i <= before + during; i++)); do
        what="$call $error, call $i"
        run "$call" "$call:error=$error:when=$i"
        grep -q INJECTED "$trace" || fail "$what: nothing was injected"
        if [ "$code" = 0 ]; then
            is_new || fail "$what: said to be built, and is not"
        elif [ "$code" != 1 ] || [ -z "$message" ]; then
            fail "$what: exit code $code, message '$message'"
        fi
        check "$what"
        errors=$((errors + 1))
    done
}

killed_at() {
    local call=$1 i
    count_calls "$call"
    [ "$during" -gt 0 ] || fail "$call is never called"
    for ((i = before + 1; i <= before + during; i++)); do
        run "$call" "$call:signal=KILL:when=$i"
        grep -q "killed by SIGKILL" "$trace" || fail "$call, call $i: was not killed"
        check "killed at $call, call $i"
        kills=$((kills + 1))
    done
}

fails write ENOSPC
fails renameat EIO
fails renameat EXDEV
fails mkdirat ENOSPC
fails unlinkat EACCES
fails close EIO
fails openat EMFILE
fails openat2 EMFILE
fails openat2 ENOSYS
fails newfstatat EIO
fails flock EIO
fails copy_file_range EIO
fails copy_file_range EXDEV
fails utimensat EPERM
fails ftruncate ENOSPC
for call in write renameat mkdirat unlinkat openat copy_file_range close; do
    killed_at "$call"
done

if mount -t tmpfs -o size=200k tmpfs "$full" 2>/dev/null; then
    rm -rf cache
    "$program" "$old" "$full" cache || fail "the old site cannot be built on a small disk"
    cp -r new large
    head -c 400000 /dev/zero >large/zero.html
    message=$("$program" "$folder/large" "$full" cache 2>&1) && fail "a site that is too large is said to be built"
    [[ $message == *"no space left on the disk"* ]] || fail "the message is '$message'"
    diff -r "$old" "$full" || fail "a disk that is full changed the old site"
    "$program" "$new" "$full" cache || fail "a site that fits cannot be built after one that did not"
    diff -r "$new" "$full" || fail "the new site is not the new site"
    mount -o remount,ro "$full"
    message=$("$program" "$old" "$full" cache 2>&1) && fail "a disk that can only be read is said to be written"
    [[ $message == *"can only be read"* ]] || fail "the message is '$message'"
else
    echo "skipped: a full disk, as nothing may be mounted here"
fi

echo "$errors errors and $kills kills, $failures failures"
# Nothing injected is nothing tested.
[ "$errors" -ge 40 ] && [ "$kills" -ge 30 ] && [ "$failures" = 0 ]
