#!/usr/bin/env bash
# theme_pages.sh KIJI BLOG NODE_MODULES: builds BLOG, sites that `kiji new` has just made, and the site
# in kinds/, which has a page of every kind, with the theme that is built in. html-validate looks at
# every page, xmllint at feeds and sitemaps, and axe in Chromium at what a reader would see. Exit code
# 77: a program is not here, and what it would have looked at was not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
kiji=$1
blog=$2
modules=$3
validate=$modules/.bin/html-validate
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
skipped=0

# has PROGRAM…: all of them are here; says which is not.
has() {
    local program
    for program in "$@"; do
        if ! command -v "$program" >/dev/null && [ ! -e "$program" ]; then
            echo "skipped: there is no $program"
            skipped=77
            return 1
        fi
    done
}

cp -r "$blog" "$folder/blog"
cp -r "$here/kinds" "$folder/kinds"
"$kiji" new "$folder/new" --title "A new blog" >/dev/null
"$kiji" new "$folder/new-ja" --title "新しいブログ" --lang ja >/dev/null
"$kiji" new "$folder/bare" >/dev/null
rm "$folder"/bare/_posts/*
for site in blog kinds new new-ja bare; do
    "$kiji" build --quiet "$folder/$site" 2>"$folder/told" || { cat "$folder/told" && exit 1; }
    if [ -s "$folder/told" ]; then
        echo "$site: building it says" && cat "$folder/told" && exit 1
    fi
done
cd "$folder"

pages=$(find ./*/_site -name '*.html' | wc -l)
[ "$pages" -gt 50 ] || { echo "only $pages pages were made" && exit 1; }
bytes=$(wc -c <new/_site/assets/theme.css)
[ "$bytes" -lt 10240 ] || { echo "the style takes $bytes bytes, more than 10 KB" && exit 1; }

if has "$validate"; then
    echo '{"root": true, "extends": ["html-validate:recommended"]}' >.htmlvalidate.json
    find ./*/_site -name '*.html' -print0 | xargs -0 "$validate"
    echo "$pages pages are valid"
fi
if has xmllint; then
    xmllint --noout ./*/_site/feed.xml kinds/_site/sitemap.xml
    echo "feeds and the sitemap are XML"
fi
if has node chromium "$modules/puppeteer-core" "$modules/axe-core"; then
    for site in kinds blog bare; do
        node "$here/look_at_pages.mjs" "$modules" "$(command -v chromium)" "$site/_site"
    done
fi
exit "$skipped"
