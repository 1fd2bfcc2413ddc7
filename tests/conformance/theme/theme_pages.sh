#!/usr/bin/env bash
# theme_pages.sh KIJI BLOG NODE_MODULES: writes the default theme into a copy of BLOG, has Jekyll
# build it, and html-validate look at every page; the feed must be XML. Exit code 77: one of these
# programs is not here.
set -eu
kiji=$1
blog=$2
validate=$3/.bin/html-validate
for program in jekyll xmllint "$validate"; do
    if ! command -v "$program" >/dev/null; then
        echo "skipped: there is no $program"
        exit 77
    fi
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$blog" "$folder/site"
cd "$folder"
"$kiji" new --force --with-theme site
jekyll build --quiet --source site --destination out
echo '{"root": true, "extends": ["html-validate:recommended"]}' >.htmlvalidate.json
find out -name '*.html' -print0 | xargs -0 "$validate"
xmllint --noout out/feed.xml
pages=$(find out -name '*.html' | wc -l)
echo "$pages pages are valid"
[ "$pages" -gt 15 ]
