// A title that another post has as well, or nearly.
#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"
#include "value/value.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const Value* title = doc.meta("title");
    if (out.site() == nullptr || title == nullptr || !title->is(Value::Type::string))
        return;
    for (const corpus::Page* page : out.site()->titled(title->string())) {
        if (page->path == out.facts().site_path())
            continue;
        out.add({
            .span = doc.place("title").value,
            .message = fmt::format("{} has the same title", page->path),
            .help = "say what is new in this one",
        });
        return;
    }
    if (const corpus::Page* near = out.site()->titled_nearly(title->string()))
        out.add({
            .span = doc.place("title").value,
            .message =
                fmt::format("{} is called nearly so: \"{}\"", near->path, excerpt(near->title)),
            .help = "say what is new in this one, or mend the slip",
        });
}

}  // namespace

constinit const Rule rules::title_used_twice{
    .name = "title-used-twice",
    .tags = "site title FM010",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Two posts have one title, or nearly one",
    .why =
        "Nobody can tell them apart in lists, feeds and search results. Case, white space and "
        "punctuation do not count; a letter or two within a long word or within kana, and one more "
        "or less in a long title, are nearly the same, a number is not.",
    .bad = "---\ntitle: Snow in May\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow in June\n---\n\nIt snowed.\n",
    .beside = "==> _posts/2024-01-01-may.md <==\n---\ntitle: Snow in May!\n---\n",
    .check = check,
};

}  // namespace kiji::lint
