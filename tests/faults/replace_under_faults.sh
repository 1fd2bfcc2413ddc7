#!/usr/bin/env bash
# replace_under_faults.sh PROGRAM: runs PROGRAM FILE TEXT with one system call failing, or the process
# killed at it, for each call that a replacement makes, and looks at what is left.
# Exit code 77: strace is missing or may not trace.
set -u
program=$1
folder=$(mktemp -d)
trace=$(mktemp)
trap 'rm -rf "$folder" "$trace"' EXIT
file=$folder/post.md
old="old text"
new="new text, longer than the old one"
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

# run CALL [INJECTION]: replaces a fresh file; sets code and message, and leaves the trace.
run() {
    rm -f "$folder"/* "$folder"/.kiji-*
    printf '%s' "$old" >"$file"
    chmod 640 "$file"
    message=$(
        strace -o "$trace" -e "trace=$1,getppid" ${2:+-e "inject=$2"} \
            "$program" "$file" "$new" 2>&1
    ) 2>/dev/null
    code=$?
}

# How often CALL is made before the replacement begins, and while it lasts.
count_calls() {
    run "$1"
    [ "$code" = 0 ] || fail "without a fault: $message"
    before=$(sed '/^getppid/,$d' "$trace" | grep -c "^$1(")
    during=$(sed '0,/^getppid/d' "$trace" | sed '/^getppid/,$d' | grep -c "^$1(")
}

# What must hold whatever happened: the file is the old or the new one, whole, with its mode.
check_whole() {
    local text
    text=$(cat "$file")
    [ "$text" = "$old" ] || [ "$text" = "$new" ] || fail "$1: the file holds '$text'"
    [ "$(stat -c %a "$file")" = 640 ] || fail "$1: the mode is $(stat -c %a "$file")"
}

# fails CALL ERROR WANTED...: each such call fails once. WANTED is what must come of it: "reported", or
# "survived" where the replacement succeeds all the same; one for each call, the last for the rest.
fails() {
    local call=$1 error=$2 wanted i what outcome
    shift 2
    count_calls "$call"
    [ "$during" -gt 0 ] || fail "$call is never called"
    for ((i = before + 1; i <= before + during; i++)); do
        what="$call $error, call $i"
        wanted=$1
        [ $# -eq 1 ] || shift
        run "$call" "$call:error=$error:when=$i"
        grep -q INJECTED "$trace" || fail "$what: nothing was injected"
        check_whole "$what"
        [ -z "$(find "$folder" -name '.kiji-*')" ] || fail "$what: a file is left beside"
        outcome=reported
        if [ "$code" = 0 ]; then
            outcome=survived
            [ "$(cat "$file")" = "$new" ] || fail "$what: said to be written, and is not"
        elif [ "$code" != 1 ] || [ -z "$message" ]; then
            fail "$what: exit code $code, message '$message'"
        fi
        [ "$outcome" = "$wanted" ] || fail "$what: $outcome"
        errors=$((errors + 1))
    done
}

# Killed at any of its calls; only then may a file be left beside.
killed_at() {
    local call=$1 i
    count_calls "$call"
    for ((i = before + 1; i <= before + during; i++)); do
        run "$call" "$call:signal=KILL:when=$i"
        grep -q "killed by SIGKILL" "$trace" || fail "$call, call $i: was not killed"
        check_whole "killed at $call, call $i"
        kills=$((kills + 1))
    done
}

fails openat EMFILE reported
fails openat EINTR survived
fails getrandom EIO reported
fails write ENOSPC reported
fails write EIO reported
fails write EINTR survived
fails listxattr EIO reported
fails listxattr EOPNOTSUPP survived
fails fchmod EPERM reported
fails fsync EIO reported
fails fsync ENOSPC reported
fails fsync EINTR survived
fails close EIO reported survived # the new file; its folder, which was only read
fails close EINTR survived
fails newfstatat EIO reported
fails renameat EIO reported
fails renameat ENOSPC reported

for call in openat getrandom write listxattr fchmod fsync close newfstatat renameat; do
    killed_at "$call"
done

echo "$errors errors and $kills kills, $failures failures"
# Nothing injected is nothing tested.
[ "$errors" -ge 20 ] && [ "$kills" -ge 10 ] && [ "$failures" = 0 ]
