// Headings with blanks before them.
#include <fmt/format.h>

#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    for (const WrittenHeading& heading : out.facts().headings()) {
        if (heading.indent.empty())
            continue;
        out.add({
            .span = heading.indent,
            .message = fmt::format("{} blank{} before a heading", heading.indent.size(),
                                   heading.indent.size() == 1 ? " stands" : "s stand"),
            .help = "begin the line with the heading",
            .fix = {{heading.indent, ""}},
            // kramdown takes an indented line for text, and a line of an item may leave it
            .safety = Safety::unsafe,
        });
    }
    static_cast<void>(doc);
}

}  // namespace

constinit const Rule rules::heading_indented{
    .name = "heading-indented",
    .code = "MD023",
    .also = "heading-start-left",
    .tags = "headings spaces",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Heading does not begin its line",
    .why = "kramdown, which Jekyll uses, takes an indented heading for a paragraph.",
    .bad = "  ## Winter\n",
    .good = "## Winter\n",
    .check = check,
};

}  // namespace kiji::lint
