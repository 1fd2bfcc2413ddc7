#!/usr/bin/env bash
# compare.sh KRAMDOWN_COMPARE cases|posts CASES SHARED: has kramdown and kiji render the inputs of the case files in
# CASES, or the posts of SHARED, and compares the pages. Exit code 77: there is no kramdown, or SHARED is not here.
set -u
compare=$1
what=$2
cases=$3
shared=$4
here=$(dirname "$0")
if ! ruby -e 'require "kramdown-parser-gfm"; require "rouge"' 2>/dev/null; then
    echo "skipped: ruby has no kramdown-parser-gfm"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ "$what" = cases ]; then
    ruby "$here/pages.rb" cases "$cases"/*.md >"$folder/pages" || exit
    "$compare" --html 100 --text 100 <"$folder/pages"
elif [ -d "$shared/posts" ]; then
    find "$shared/posts" -name '*.md' -print0 | sort -z | xargs -0 ruby "$here/pages.rb" posts >"$folder/pages" || exit
    "$compare" --html 98 --text 98 <"$folder/pages"
else
    echo "skipped: KIJI_SHARED has no posts"
    exit 77
fi
