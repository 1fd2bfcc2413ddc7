// "##  Heading  ##".
#include <fmt/format.h>

#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

void check_blanks(Span blanks, Span more, Findings& out) {
    if (blanks.size() < 2)
        return;
    out.add({
        .span = more,
        .message = fmt::format("{} blanks stand inside the marks of a heading", blanks.size()),
        .help = "leave one",
        .fix = {{more, ""}},
    });
}

void check(const Document& /*doc*/, Findings& out) {
    for (const WrittenHeading& heading : out.facts().headings()) {
        if (heading.style != HeadingStyle::atx_closed)
            continue;
        const std::size_t begin = heading.text.empty() ? heading.closing.begin : heading.text.begin;
        const Span before = span_of(heading.marker.end, begin);
        check_blanks(before, span_of(before.begin + 1, before.end), out);
        const Span behind = span_of(heading.text.empty() ? heading.marker.end : heading.text.end,
                                    heading.closing.begin);
        check_blanks(behind, span_of(behind.begin + 1, behind.end), out);
    }
}

}  // namespace

constinit const Rule rules::closed_heading_space_repeated{
    .name = "closed-heading-space-repeated",
    .code = "MD021",
    .also = "no-multiple-space-closed-atx",
    .tags = "headings atx_closed spaces",
    .severity = Severity::info,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Closed heading has more than one blank beside its \"#\"",
    .why = "The page shows nothing of it; a search for \"## Winter ##\" passes the heading by.",
    .bad = "##  Winter  ##\n",
    .good = "## Winter ##\n",
    .check = check,
};

}  // namespace kiji::lint
