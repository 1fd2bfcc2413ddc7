#!/usr/bin/env bash
# scale_xargs.sh KIJI: similar paragraphs past one machine, with xargs -P and sort for an engine.
# Each stage and each sort may use a fraction of the memory that one process needs for the corpus;
# pairs and groups must be those of one process, whatever the number of workers.
# Exit code 77: memory cannot be limited here.
set -euo pipefail
kiji=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$(dirname "$0")/scale_common.sh"

times=5 # one process must want more than so many times the memory that each one of a run may use

# Kilobytes of address space: what the program takes before it has read anything, and 12 MB.
limit=0
for try in $(seq 20000 4000 200000); do
    if (ulimit -v "$try" && "$kiji" --version && sort --version) >/dev/null 2>&1; then
        limit=$((try + 12000))
        break
    fi
done 2>/dev/null
if [ $limit = 0 ]; then
    echo "skipped: the program does not run in 200 MB of address space"
    exit 77
fi

each_part() { # STEP RUN WORKERS
    seq 0 $(($3 - 1)) | xargs -P "$3" -I{} bash -c "$1 $2 {}"
}

run_with() { # WORKERS
    local run=$folder/run$1
    mkdir -p "$run"/{units,bands,candidates,attached,pairs}
    (
        ulimit -v $limit
        split -n "r/$1" -d -a 3 "$folder/names" "$run/names."
        seq -f %03g 0 $(($1 - 1)) | xargs -P "$1" -I{} bash -c \
            "xargs bash -c 'map $run \$0 \"\$@\"' {} <$run/names.{}"
        shuffle "$run" bands "$1"
        each_part pair "$run" "$1"
        shuffle "$run" candidates "$1"
        shuffle "$run" units "$1"
        each_part attach "$run" "$1"
        shuffle "$run" attached "$1"
        each_part verify "$run" "$1"
        hang "$run"
        sort -S 8M -m "$run/edges" "$run"/units/* | "$kiji" dedupe stage groups |
            sort -S 8M -u >"$run/groups"
    )
    same_as_one_process "$run"
}

# The lines that kiji help scale shows, as they stand.
as_the_help_says() {
    mkdir "$folder/small"
    (
        cd "$folder/small"
        mkdir _posts
        cp $(head -n 40 "$folder/names") _posts
        mkdir bin
        ln -s "$kiji" bin/kiji
        "$kiji" help scale | sed -n '/^  export LC_ALL/,/>groups$/p' >script
        PATH=$PWD/bin:$PATH sh -eu -c 'done=; . ./script'
        "$kiji" dedupe stage join <units | cmp - pairs
        grep -q "_posts/" groups
    ) || {
        echo "FAILED: the lines of kiji help scale do something else"
        exit 1
    }
}

make_corpus "${KIJI_SCALE_FILES:-2000}" "${KIJI_SCALE_PARAGRAPHS:-60}"
as_the_help_says
one_process
echo "corpus: $(du -sm "$folder/posts" | cut -f1) MB, $(grep -vc '^#' "$folder/all_units") paragraphs"
if (ulimit -v $((times * limit)) && "$kiji" dedupe stage join <"$folder/all_units") \
    >/dev/null 2>&1; then
    echo "FAILED: one process does with $times times the memory; make the corpus larger"
    exit 1
fi
echo "one process needs more than $times times the $limit KB that each process has below"
for workers in 1 4; do
    echo "$workers workers"
    run_with $workers
    cmp "$folder/run1/groups" "$folder/run$workers/groups"
done
echo "groups: $(grep -v '^#' "$folder/run1/groups" | cut -f1 | sort -u | wc -l), the same for any number of workers"
