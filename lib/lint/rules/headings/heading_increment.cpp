// Headings that go down more than one level at a time.
#include <string>

#include <fmt/format.h>

#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

/// Takes the heading at `first` and what follows it down to its level up by `levels`, so that what
/// stood below it still does.
EditGroup lift(const Document& doc, std::size_t first, int levels) {
    EditGroup edits;
    const int top = doc.tree().heading(doc.headings()[first]).level;
    for (const markdown::NodeId id : doc.headings().subspan(first)) {
        const markdown::Heading& heading = doc.tree().heading(id);
        if (heading.level < top)
            break;
        edits.push_back(
            {heading.marker, std::string(static_cast<std::size_t>(heading.level - levels), '#')});
    }
    return edits;
}

void check(const Document& doc, Findings& out) {
    // The layout prints the front matter title as <h1>, so a body may open with "##". Without one
    // the first heading is the top, whatever its level.
    int previous = doc.meta("title") != nullptr ? 1 : 6;
    for (std::size_t i = 0; i < doc.headings().size(); ++i) {
        const markdown::Heading& heading = doc.tree().heading(doc.headings()[i]);
        if (heading.level > previous + 1) {
            out.add({
                .span = heading.marker,
                .message =
                    i == 0
                        ? fmt::format("first heading is of level {}, below the title of level 1",
                                      heading.level)
                        : fmt::format("heading jumps from level {} to {}", previous, heading.level),
                .help = fmt::format("use level {}", previous + 1),
                .fix = lift(doc, i, heading.level - previous - 1),
            });
        }
        previous = heading.level;
    }
}

}  // namespace

constinit const Rule rules::heading_increment{
    .name = "heading-increment",
    .code = "MD001",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Heading skips a level",
    .why =
        "Screen readers and the table of contents walk headings level by level; a gap reads as a "
        "missing section.",
    .bad = "## Build\n\n#### Flags\n",
    .good = "## Build\n\n### Flags\n",
    .check = check,
};

}  // namespace kiji::lint
