#!/usr/bin/env bash
# Sets up everything and runs every test: as users get it, under sanitizers, and a short fuzz.
# KIJI_SHARED names a folder of real posts and conformance data; without it those tests are skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/support/setup.sh

fuzz_seconds=10
counts=$(mktemp)
trap 'rm -f "$counts"' EXIT

# run_tests FOLDER ARGUMENT...: ctest, and its closing lines once more at the end of all.
run_tests() {
    local folder=$1 status=0
    shift
    ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$(nproc)" "$@" | tee "$folder/ctest.log" ||
        status=$?
    { echo "$folder" && grep -E 'tests passed|^Total Test time' "$folder/ctest.log"; } >>"$counts"
    return "$status"
}

need_packages "${build_packages[@]}" "${test_packages[@]}" "${fuzz_packages[@]}"
need_packages "${browser_packages[@]}" || echo "no browser: nothing looks at pages as readers do" >&2
mkdir -p build
need_node_packages build/node
export KIJI_NODE_MODULES=$PWD/build/node/node_modules

say "release build, warnings as errors (build/tests)"
configure build/tests -DKIJI_WERROR=ON -DKIJI_NODE_MODULES="$KIJI_NODE_MODULES"
cmake --build build/tests
run_tests build/tests

say "unit tests under address and undefined behaviour sanitizers (build/sanitized)"
configure build/sanitized -DKIJI_WERROR=ON -DKIJI_SANITIZE=address,undefined \
    -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1"
cmake --build build/sanitized --target unit_tests
run_tests build/sanitized -R '^unit:'

say "a short fuzz (build/fuzz)"
configure build/fuzz -DKIJI_FUZZ=ON -DKIJI_SANITIZE=address,undefined -DKIJI_BUILD_TESTS=OFF \
    -DCMAKE_C_COMPILER=clang-16 -DCMAKE_CXX_COMPILER=clang++-16
cmake --build build/fuzz --target all
for dictionary in tests/fuzz/*.dict; do
    name=$(basename "$dictionary" .dict)
    say "fuzzing $name for $fuzz_seconds s"
    mkdir -p "build/fuzz/corpus/$name"
    "build/fuzz/tests/fuzz/fuzz_$name" -seed=1 -max_total_time="$fuzz_seconds" -verbosity=0 \
        -print_final_stats=1 -artifact_prefix="build/fuzz/$name-" -dict="$dictionary" \
        "build/fuzz/corpus/$name" "tests/fuzz/$name"
done

say "all passed"
cat "$counts"
