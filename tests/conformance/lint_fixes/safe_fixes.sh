#!/usr/bin/env bash
# safe_fixes.sh FIX_POSTS SHARED: makes the safe fixes of the posts of SHARED, and has cmark-gfm and kramdown
# compare the pages. Exit code 77: SHARED is not here, or there is no kramdown.
set -u
fix_posts=$1
shared=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$fix_posts" --pairs "$folder/pairs" "$shared/posts" "$shared/dedupe" || exit
if ! ruby -e 'require "kramdown-parser-gfm"' 2>/dev/null; then
    echo "skipped: ruby has no kramdown-parser-gfm"
    exit 77
fi
ruby "$(dirname "$0")/same_page.rb" <"$folder/pairs"
