#include "dedupe/plan/survey.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/text.hpp"
#include "dedupe/floor.hpp"
#include "dedupe/plan/substance.hpp"
#include "prose/prose.hpp"

namespace kiji::dedupe {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

/// "if" of "{%- if x %}"; empty for an output.
std::string_view tag_of(std::string_view liquid) {
    if (!liquid.starts_with("{%"))
        return {};
    const std::size_t begin = liquid.find_first_not_of("-% \t\r\n", 1);
    if (begin == std::string_view::npos)
        return {};
    return liquid.substr(begin,
                         std::min(liquid.find_first_of("-% \t\r\n", begin), liquid.size()) - begin);
}

/// What a template may leave out, or write more than once: the stretches between a tag and the one
/// that closes it.
std::vector<Span> conditional_stretches(const Document& doc) {
    std::set<std::string_view> closed;
    for (const Span liquid : doc.liquid()) {
        const std::string_view tag = tag_of(doc.file().slice(liquid));
        if (tag.starts_with("end"))
            closed.insert(tag.substr(3));
    }
    std::vector<Span> stretches;
    std::size_t depth = 0;
    for (const Span liquid : doc.liquid()) {
        const std::string_view slice = doc.file().slice(liquid);
        const std::string_view tag = tag_of(slice);
        if (tag.starts_with("end") && depth > 0) {
            --depth;
            stretches.back().end = liquid.end;
        } else if (closed.contains(tag) && slice.find("{% end", 2) == std::string_view::npos &&
                   slice.find("{%- end", 2) == std::string_view::npos) {
            if (depth++ == 0)
                stretches.push_back({liquid.begin, static_cast<std::uint32_t>(doc.text().size())});
        }
    }
    return stretches;
}

bool overlaps_one(std::span<const Span> sorted, Span span) {
    const auto found = std::ranges::partition_point(
        sorted, [&](const Span& one) { return one.end <= span.begin; });
    return found != sorted.end() && found->begin < span.end;
}

/// A paragraph that is one stretch of bold type.
bool is_pseudo_heading(const Document& doc, const Block& block) {
    if (block.kind != BlockKind::paragraph || block.in_list)
        return false;
    const Tree& tree = doc.tree();
    const NodeId child = tree.first_child(block.node);
    return child != markdown::no_node && tree[child].kind == Kind::strong &&
           tree[child].end == tree[block.node].end;
}

}  // namespace

Survey::Survey(const Document& doc, const Text& text, const Floor& floor)
    : doc_(doc), text_(text), sites_(text.blocks.size()) {
    const std::vector<Span> conditional = conditional_stretches(doc);
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        const Block& block = text.blocks[i];
        if (block.kind != BlockKind::paragraph)
            continue;
        Site& site = sites_[i];
        site.speaks = block.sentences > 0 && !overlaps_one(conditional, block.span);
        site.long_enough = reaches(block.characters, block.cjk, floor);
        const std::optional<Lines> lines = lines_of_block(block);
        site.may_go = site.speaks && !block.off && !block.links_alone && lines.has_value() &&
                      doc.file().slice(block.span).find("{%") == std::string_view::npos;
        site.lines = lines.value_or(Lines{});
    }
    find_sentence_keys();
    find_block_keys();
    find_headings();
}

std::span<const Hash128> Survey::sentence_keys(std::size_t block) const {
    const Block& one = text_.blocks[block];
    return std::span(sentence_keys_).subspan(one.first_sentence, one.sentences);
}

std::vector<std::uint64_t> Survey::substance(std::size_t block) const {
    return substance_of(doc_, text_.blocks[block].node, text_.blocks[block].span);
}

std::size_t Survey::end_of_section(std::size_t block) const {
    std::size_t end = block + 1;
    while (end < text_.blocks.size() && (text_.blocks[end].kind != BlockKind::heading ||
                                         text_.blocks[end].level > text_.blocks[block].level))
        ++end;
    return end;
}

/// A paragraph of the page, or all that an item of a list holds.
std::optional<Lines> Survey::lines_of_block(const Block& block) const {
    const Tree& tree = doc_.tree();
    const NodeId parent = tree[block.node].parent;
    if (parent == Tree::root)
        return lines_of(doc_, block.span);
    const bool alone = tree[parent].kind == Kind::list_item &&
                       tree.first_child(parent) == block.node &&
                       tree[block.node].end == tree[parent].end;
    if (!alone)
        return std::nullopt;
    return lines_of(doc_, {tree.list_item(parent).marker.begin, block.span.end});
}

void Survey::find_sentence_keys() {
    std::unordered_map<Hash128, std::size_t> counts;
    for (const Sentence& sentence : text_.sentences) {
        sentence_keys_.push_back(sentence.hash);
        ++counts[sentence.hash];
    }
    for (const Block& block : text_.blocks) {
        if (block.sentences == 0 || block.node == markdown::no_node)
            continue;
        const Signs signs_of_block(doc_, block.node);
        for (std::size_t i = block.first_sentence; i < block.first_sentence + block.sentences;
             ++i) {
            // Signs tell texts apart that are the same without them.
            if (counts.at(sentence_keys_[i]) < 2)
                continue;
            if (const std::string signs = signs_of_block.in(text_.sentences[i].span);
                !signs.empty())
                sentence_keys_[i] =
                    hash128(std::string(text_.form_of(text_.sentences[i].form)) + signs);
        }
    }
}

void Survey::find_block_keys() {
    std::unordered_map<Hash128, std::size_t> counts;
    for (const Block& block : text_.blocks)
        ++counts[block.hash];
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        const Block& block = text_.blocks[i];
        sites_[i].key = block.hash;
        if (block.kind != BlockKind::paragraph || counts.at(block.hash) < 2)
            continue;
        if (const std::string signs = Signs(doc_, block.node).in(block.span); !signs.empty())
            sites_[i].key = hash128(std::string(text_.form_of(block.form)) + signs);
    }
}

void Survey::find_headings() {
    std::size_t heading = no_block;
    std::size_t pseudo = no_block;
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        sites_[i].heading = heading;
        sites_[i].pseudo_heading = pseudo;
        if (text_.blocks[i].kind == BlockKind::heading) {
            heading = i;
            pseudo = no_block;
        } else if (is_pseudo_heading(doc_, text_.blocks[i])) {
            pseudo = i;
        }
    }
}

}  // namespace kiji::dedupe
