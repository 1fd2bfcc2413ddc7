// Thematic breaks that are written in different ways.
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "lint/facts/blocks.hpp"
#include "lint/rules/blocks/blocks.hpp"

namespace kiji::lint {
namespace {

/// `text` without the white space around it.
std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == text.npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

void check(const Document& doc, Findings& out) {
    const Blocks& blocks = out.blocks();
    std::string_view wanted = trimmed(out.options().text("style"));
    for (const Block& block : blocks.all()) {
        if (block.kind != BlockKind::thematic_break)
            continue;
        const std::string_view text = doc.file().slice(block.start);
        if (wanted == "consistent")
            wanted = text;
        if (text != wanted)
            out.add({
                .span = blocks.line_span(block.first_line),
                .message = fmt::format("break is written {} where {} is used", text, wanted),
                .help = fmt::format("write {}", wanted),
            });
    }
}

constexpr std::array options{
    Option{.name = "style",
           .summary = "how a break is written; consistent: as the first one of the post",
           .standard = std::string_view("consistent")},
};

}  // namespace

constinit const Rule rules::inconsistent_break_line{
    .name = "inconsistent-break-line",
    .code = "MD035",
    .also = "hr-style",
    .tags = "hr",
    .severity = Severity::info,
    .summary = "Horizontal lines are written in different ways",
    .why = "All become the same line on the page; in the source they look like different things.",
    .bad = "Snow.\n\n---\n\nIce.\n\n***\n\nRain.\n",
    .good = "Snow.\n\n---\n\nIce.\n\n---\n\nRain.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
