// "##  Heading".
#include <fmt/format.h>

#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

void check(const Document& /*doc*/, Findings& out) {
    for (const WrittenHeading& heading : out.facts().headings()) {
        if (heading.style != HeadingStyle::atx)
            continue;
        const std::size_t blanks = heading.text.begin - heading.marker.end;
        if (blanks < 2)
            continue;
        const Span more = span_of(heading.marker.end + 1, heading.text.begin);
        out.add({
            .span = more,
            .message = fmt::format("{} blanks stand before the text of a heading", blanks),
            .help = "leave one",
            .fix = {{more, ""}},
            // Without text it is no heading for kramdown, and two blanks behind it break the line.
            .safety = heading.text.empty() ? Safety::unsafe : Safety::safe,
        });
    }
}

}  // namespace

constinit const Rule rules::heading_space_repeated{
    .name = "heading-space-repeated",
    .code = "MD019",
    .also = "no-multiple-space-atx",
    .tags = "headings atx spaces",
    .severity = Severity::info,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Heading has more than one blank behind its \"#\"",
    .why = "The page shows nothing of it; a search for \"## Winter\" passes the heading by.",
    .bad = "##  Winter\n",
    .good = "## Winter\n",
    .check = check,
};

}  // namespace kiji::lint
