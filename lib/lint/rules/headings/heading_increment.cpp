// Headings that go down more than one level at a time.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"
#include "lint/rules/headings/titles.hpp"

namespace kiji::lint {
namespace {

constexpr std::array options{front_matter_title};

/// Takes the heading at `first` and what follows it down to its level up by `levels`, so that what
/// stood below it still does.
EditGroup lift(const std::vector<WrittenHeading>& headings, std::size_t first, int levels) {
    EditGroup edits;
    const int top = headings[first].level;
    for (std::size_t i = first; i < headings.size() && headings[i].level >= top; ++i)
        edits.push_back({headings[i].marker,
                         std::string(static_cast<std::size_t>(headings[i].level - levels), '#')});
    return edits;
}

void check(const Document& doc, Findings& out) {
    // The layout prints the front matter title as <h1>, so a body may open with "##". Without one
    // the first heading is the top, whatever its level.
    int previous = title_line(doc, out) ? 1 : 6;
    const std::vector<WrittenHeading>& headings = out.facts().headings();
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const WrittenHeading& heading = headings[i];
        if (heading.level > previous + 1) {
            Diagnostic finding{
                .span = heading.marker,
                .message =
                    i == 0
                        ? fmt::format("first heading is of level {}, below the title of level 1",
                                      heading.level)
                        : fmt::format("heading jumps from level {} to {}", previous, heading.level),
                .help = fmt::format("use level {}", previous + 1),
            };
            if (out.knows_jekyll())
                finding.fix = lift(headings, i, heading.level - previous - 1);
            else
                finding.span = out.facts().lines().span(heading.first_line);
            out.add(std::move(finding));
        }
        previous = heading.level;
    }
}

}  // namespace

constinit const Rule rules::heading_increment{
    .name = "heading-increment",
    .code = "MD001",
    .tags = "headings",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Heading skips a level",
    .why =
        "Screen readers and the table of contents walk headings level by level; a gap reads as a "
        "missing section.",
    .bad = "## Build\n\n#### Flags\n",
    .good = "## Build\n\n### Flags\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
