// "#Heading", which is a paragraph.
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/line_kinds.hpp"
#include "lint/facts/lines.hpp"
#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

/// A sign made of "#", a variation selector and a frame.
constexpr std::string_view keycap = "#\uFE0F\u20E3";

/// Of "##Heading" the number of "#"; 0 for anything else.
std::size_t unspaced_marker(std::string_view line) {
    const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
    if (hashes == 0 || hashes == line.size() || line[hashes] == ' ' || line[hashes] == '\t' ||
        trimmed_end(line).ends_with('#') || line.starts_with(keycap))
        return 0;
    return hashes;
}

/// More is no heading, with a blank or without; "#!/bin/sh" and "#tag" are none either, but a
/// single word behind "##" may be one.
bool may_be_heading(std::string_view line, std::size_t hashes) {
    return hashes <= 6 && line[hashes] != '!' &&
           (hashes > 1 || line.find(' ') != std::string_view::npos);
}

void check(const Document& doc, Findings& out) {
    const Lines& lines = out.facts().lines();
    constexpr unsigned other = LineKinds::code | LineKinds::html;
    for (std::size_t i = lines.first(); i < lines.count(); ++i) {
        const std::string_view line = lines[i];
        if (!line.starts_with('#'))
            continue;
        const std::size_t hashes = unspaced_marker(line);
        if (hashes == 0 || out.facts().line_kinds().is(i, other) ||
            (out.knows_jekyll() && !may_be_heading(line, hashes)))
            continue;
        const std::size_t begin = lines.span(i).begin;
        const std::size_t first = begin + hashes;
        const std::size_t width = decode(doc.text(), first).length;
        out.add({
            .span = span_of(begin, first + width),
            .message = fmt::format("\"{}\" has no blank behind it and makes no heading",
                                   line.substr(0, hashes)),
            .help = "put a blank behind it",
            .fix = {{span_of(first, first), " "}},
        });
    }
}

}  // namespace

constinit const Rule rules::heading_space_missing{
    .name = "heading-space-missing",
    .code = "MD018",
    .also = "no-missing-space-atx",
    .tags = "headings atx spaces",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Heading has no blank behind its \"#\"",
    .why = "Without the blank the line is a paragraph that begins with \"#\".",
    .bad = "##Winter is here\n",
    .good = "## Winter is here\n",
    .check = check,
};

}  // namespace kiji::lint
