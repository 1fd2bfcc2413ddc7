#include "dedupe/left_out.hpp"

#include <cstdint>
#include <optional>
#include <tuple>

#include "dedupe/text/text.hpp"
#include "document/document.hpp"

namespace kiji::dedupe {
namespace {

using markdown::Kind;

enum class Why : std::uint8_t {
    disabled,
    heading,
    code,
    html,
    table,
    quote,
    note,
    formula,
    definition,
    links,
    too_short,
};
/// By Why.
constexpr std::array<std::string_view, std::tuple_size_v<LeftOutCounts>> reason_texts{
    "blocks between kiji-disable and kiji-enable",
    "headings",
    "code blocks",
    "HTML blocks",
    "tables",
    "quotes",
    "notes",
    "formulas",
    "definitions",
    "paragraphs of links alone",
    "paragraphs too short",
};

std::optional<Why> why_excluded(Kind kind) {
    switch (kind) {
        case Kind::code_block:
            return Why::code;
        case Kind::html_block:
        case Kind::raw_block:
            return Why::html;
        case Kind::table:
            return Why::table;
        case Kind::block_quote:
            return Why::quote;
        case Kind::footnote_definition:
            return Why::note;
        case Kind::math_block:
        case Kind::paragraph:  // in dollar signs
            return Why::formula;
        case Kind::link_definition:
        case Kind::abbreviation:
        case Kind::definition_term:
            return Why::definition;
        default:
            return std::nullopt;  // a thematic break says nothing
    }
}

std::optional<Why> why_left_out(const Block& block, const Document& doc, const Floor& floor) {
    if (block.kind == BlockKind::marker)
        return std::nullopt;
    if (block.off)
        return Why::disabled;
    if (block.kind == BlockKind::heading)
        return Why::heading;
    if (block.kind == BlockKind::excluded)
        return why_excluded(doc.tree()[block.node].kind);
    if (block.links_alone)
        return Why::links;
    if (!reaches(block.characters, block.cjk, floor))
        return Why::too_short;
    return std::nullopt;
}

}  // namespace

LeftOutCounts count_left_out(const Document& doc, const Text& text, const Floor& floor) {
    LeftOutCounts counts{};
    for (const Block& block : text.blocks) {
        if (const std::optional<Why> why = why_left_out(block, doc, floor))
            ++counts[static_cast<std::size_t>(*why)];
    }
    return counts;
}

std::vector<LeftOut> left_out(std::span<const LeftOutCounts> posts) {
    std::vector<LeftOut> all;
    for (std::size_t why = 0; why < reason_texts.size(); ++why) {
        all.push_back({.what = reason_texts[why]});
        for (const LeftOutCounts& of_post : posts)
            all.back().blocks += of_post[why];
    }
    return all;
}

}  // namespace kiji::dedupe
