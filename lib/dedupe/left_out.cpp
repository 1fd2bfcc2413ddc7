#include "dedupe/left_out.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "base/parallel.hpp"
#include "dedupe/dedupe.hpp"
#include "dedupe/text/read_post.hpp"
#include "dedupe/text/text.hpp"

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
constexpr std::array<std::string_view, 11> reason_texts{
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
using Counts = std::array<std::size_t, reason_texts.size()>;

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

std::optional<Why> why_left_out(const Block& block, const Document& doc, const Options& options) {
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
    if (!reaches(block.characters, block.cjk, options.floor))
        return Why::too_short;
    return std::nullopt;
}

Counts count(const SourceFile& file, const Options& options, const Limits& limits) {
    Counts counts{};
    const Result<std::unique_ptr<const Document>> doc = read_post(file, limits);
    if (!doc)
        return counts;
    const Text text = read_text(**doc, options.markers);
    for (const Block& block : text.blocks) {
        if (const std::optional<Why> why = why_left_out(block, **doc, options))
            ++counts[static_cast<std::size_t>(*why)];
    }
    return counts;
}

}  // namespace

std::vector<LeftOut> left_out(std::span<const SourceFile* const> posts, const Options& options,
                              const Limits& limits, std::size_t threads) {
    std::vector<Counts> counts(posts.size());
    parallel_for(posts.size(), threads,
                 [&](std::size_t i) { counts[i] = count(*posts[i], options, limits); });
    std::vector<LeftOut> all;
    for (std::size_t why = 0; why < reason_texts.size(); ++why) {
        all.push_back({reason_texts[why]});
        for (const Counts& of_post : counts)
            all.back().blocks += of_post[why];
    }
    return all;
}

}  // namespace kiji::dedupe
