// Headings that are not written as the others.
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 6> styles{
    "consistent", "atx", "atx_closed", "setext", "setext_with_atx", "setext_with_atx_closed"};
constexpr std::array options{Option{
    .name = "style",
    .summary = "how headings are to be written; consistent: as the first one",
    .standard = std::string_view("consistent"),
    .choices = styles,
}};

std::string_view name_of(HeadingStyle style) {
    switch (style) {
        case HeadingStyle::atx:
            return "atx";
        case HeadingStyle::atx_closed:
            return "atx_closed";
        case HeadingStyle::setext:
            break;
    }
    return "setext";
}

/// What a heading of that level is to look like where levels 1 and 2 are underlined.
std::string_view wanted(std::string_view style, int level) {
    constexpr std::string_view mixed = "setext_with_";
    if (!style.starts_with(mixed))
        return style;
    return level <= 2 ? "setext" : style.substr(mixed.size());
}

std::string_view example(std::string_view style) {
    if (style == "atx")
        return "write \"## Heading\"";
    return style == "setext" ? "underline it with === or ---" : "write \"## Heading ##\"";
}

void check(const Document& /*doc*/, Findings& out) {
    std::string_view style = out.options().text("style");
    for (const WrittenHeading& heading : out.facts().headings()) {
        const std::string_view found = name_of(heading.style);
        if (style == "consistent")
            style = found;
        const std::string_view expected = wanted(style, heading.level);
        if (found == expected)
            continue;
        out.add({
            .span = out.facts().lines().span(heading.first_line),
            .message = fmt::format("heading is written as {}, not as {}", found, expected),
            .help = std::string(example(expected)),
        });
    }
}

}  // namespace

constinit const Rule rules::heading_style_mixed{
    .name = "heading-style-mixed",
    .code = "MD003",
    .also = "heading-style",
    .tags = "headings",
    .severity = Severity::info,
    .summary = "Heading is not written as the others",
    .why = "One way to write headings is easier to read, and to search for.",
    .bad = "# Winter\n\nSnow\n----\n",
    .good = "# Winter\n\n## Snow\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
