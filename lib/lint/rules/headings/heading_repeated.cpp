// Headings that say the same.
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

constexpr std::array options{Option{
    .name = "siblings_only",
    .summary = "headings below different ones may be equal",
    .standard = false,
    .blog = true,
}};

void check(const Document& /*doc*/, Findings& out) {
    const bool siblings_only = out.options().flag("siblings_only");
    constexpr std::size_t levels = 6;
    std::array<std::unordered_set<std::string>, levels + 1> seen;
    std::size_t last = 1;
    for (const WrittenHeading& heading : out.facts().headings()) {
        const auto level = siblings_only ? static_cast<std::size_t>(heading.level) : 1;
        // going down or up begins the lists of the levels on the way anew
        while (last < level)
            seen.at(++last).clear();
        while (last > level)
            seen.at(last--).clear();
        std::string text = heading_text(out.facts(), heading);
        if (text.empty() && out.knows_jekyll())
            continue;
        if (seen.at(level).contains(text)) {
            out.add({
                .span = out.facts().lines().span(heading.first_line),
                .message = fmt::format("there is a heading \"{}\" already", text),
                .help = "give each a name of its own: links to the second end at another address",
            });
        } else {
            seen.at(level).insert(std::move(text));
        }
    }
}

}  // namespace

constinit const Rule rules::heading_repeated{
    .name = "heading-repeated",
    .code = "MD024",
    .also = "no-duplicate-heading",
    .tags = "headings",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Two headings have the same text",
    .why =
        "A reader of the table of contents cannot tell them apart, and their anchors get numbers "
        "that change with the order.",
    .bad = "## Snow\n\nOne.\n\n## Snow\n\nTwo.\n",
    .good = "## Snow\n\nOne.\n\n## Ice\n\nTwo.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
