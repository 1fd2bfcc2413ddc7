#!/usr/bin/env bash
# Installs what is missing, builds kiji, and does its jobs on the blog beside this file: find faults,
# find repeats, render a post, build the site. Run it again at no cost.
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
post=examples/blog/_posts/2024-05-18-木の机を直す.md
"$kiji" render --page "$post" -o build/desk.html

say "$kiji build -s examples/blog -d build/site"
"$kiji" build -s examples/blog -d build/site

say "done: findings and repeats are above, and the pages are here"
echo "one post:  $PWD/build/desk.html"
echo "the site:  $PWD/build/site/index.html (serve it: python3 -m http.server -d build/site)"
