#!/usr/bin/env bash
# Installs what is missing, builds kiji, and does its three jobs on the blog beside this file: find
# faults, find repeats, render pages. Run it again at no cost.
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/support/setup.sh

need_packages "${build_packages[@]}"

say "building (build/)"
mkdir -p build
configure build -DKIJI_BUILD_TESTS=OFF
cmake --build build
kiji=build/cli/kiji

# Findings are what is looked for (1); anything worse ends here.
allow_findings() {
    "$@" || [ $? = 1 ]
}

say "$kiji lint examples/blog"
allow_findings "$kiji" lint examples/blog

say "$kiji dedupe examples/blog"
allow_findings "$kiji" dedupe examples/blog

say "$kiji dedupe --diff examples/blog"
allow_findings "$kiji" dedupe --diff examples/blog

say "$kiji render --page"
mkdir -p build/pages
for post in examples/blog/_posts/*; do
    name=$(basename "$post")
    "$kiji" render --page "$post" -o "build/pages/${name%.*}.html"
done

say "done: findings and repeats are above, and the pages are here"
ls "$PWD"/build/pages/*.html
