#include "lint/facts/prose_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::no_node;
using markdown::NodeId;
using markdown::Tree;

std::uint16_t bit_of(const Tree& tree, NodeId id) {
    switch (tree[id].kind) {
        case Kind::block_quote:
            return in_quote;
        case Kind::list_item:
            return in_list_item;
        case Kind::heading:
            return in_heading;
        case Kind::footnote_definition:
            return in_footnote;
        case Kind::table_cell:
            return in_table;
        case Kind::image:
            return in_image;
        case Kind::emphasis:
            return in_emphasis;
        case Kind::strong:
            return in_strong;
        case Kind::link:
            return is_by_reference(tree.link(id)) ? 0 : in_link;
        default:
            return 0;
    }
}

bool holds_text(Kind kind) {
    return markdown::holds_inlines(kind) || kind == Kind::emphasis || kind == Kind::strong ||
           kind == Kind::strikethrough || kind == Kind::link;
}

/// What the first byte of a character tells of it.
constexpr std::array<std::uint16_t, 256> seen_by_byte = [] {
    std::array<std::uint16_t, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        table[byte] = seen_control;
    table['\t'] = table['\n'] = table['\r'] = 0;
    table[0x7F] = seen_control;
    table[0xC2] = seen_c1_lead;
    table[0xE2] = seen_general;
    table[0xE3] = seen_kana;
    for (std::size_t byte = 0xE4; byte <= 0xE9; ++byte)
        table[byte] = seen_kanji;
    table[0xEF] = seen_wide;
    for (std::size_t byte = 0xF0; byte <= 0xF4; ++byte)
        table[byte] = seen_astral;
    table['!'] = table['?'] = seen_mark;
    table['/'] = seen_slash;
    table['['] = table[']'] = seen_square_bracket;
    table[','] = seen_comma;
    table[' '] = seen_space;
    table['*'] = table['_'] = seen_emphasis_mark;
    return table;
}();

std::uint16_t seen_in(std::string_view text) {
    unsigned seen = 0;
    for (const char c : text)
        seen |= seen_by_byte[static_cast<unsigned char>(c)];
    return static_cast<std::uint16_t>(seen);
}

/// How much of `text` is left where a line that is nothing but an attribute list ends it.
std::size_t size_without_attributes(std::string_view text) {
    if (!text.ends_with('}'))
        return text.size();
    const std::size_t line = text.rfind('\n') + 1;  // 0 where there is none
    const std::size_t begin = text.find_first_not_of(" \t>", line);
    if (begin == std::string_view::npos || !text.substr(begin).starts_with("{:"))
        return text.size();
    const std::size_t last = text.substr(0, line).find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? 0 : last + 1;
}

}  // namespace

ProseText::ProseText(const Document& doc) : doc_(&doc), text_(doc.text()) {
    const std::span<const Span> masked = doc.tree().masked();
    if (!masked.empty()) {
        masked_ = doc.text();
        for (const Span liquid : masked) {
            for (std::size_t at = liquid.begin; at < liquid.end; ++at) {
                if (masked_[at] != '\n' && masked_[at] != '\r')
                    masked_[at] = markdown::filler;
            }
        }
        text_ = masked_;
    }
    take_apart();
}

void ProseText::take_apart() {
    const Tree& tree = doc_->tree();
    std::vector<std::uint16_t> within(tree.size());
    for (NodeId id = 1; id < tree.size(); ++id) {
        const auto& node = tree[id];
        within[id] = static_cast<std::uint16_t>(within[node.parent] | bit_of(tree, id));
        if (holds_text(node.kind) && (within[id] & in_image) == 0)
            children_of(id, within[id]);
    }
}

void ProseText::children_of(NodeId id, std::uint16_t within) {
    const Tree& tree = doc_->tree();
    const bool is_paragraph = tree[id].kind == Kind::paragraph;
    const auto first_piece = static_cast<std::uint32_t>(pieces_.size());
    Span run{};
    NodeId first = no_node;
    const auto end_run = [&] {
        if (first == no_node)
            return;
        run.end = static_cast<std::uint32_t>(run.begin + size_without_attributes(slice(run)));
        add_run(id, run, within);
        if (is_paragraph && !run.empty())
            pieces_.push_back({Piece::Kind::text, run, first});
        first = no_node;
    };
    for (const NodeId child : tree.children(id)) {
        const auto& node = tree[child];
        if (node.kind == Kind::text || node.kind == Kind::soft_break) {
            if (first == no_node) {
                first = child;
                run = node.span;
            }
            run.end = node.span.end;
            continue;
        }
        end_run();
        if (is_paragraph)
            pieces_.push_back(
                {node.kind == Kind::line_break ? Piece::Kind::line_break : Piece::Kind::other,
                 node.span, child});
    }
    end_run();
    const auto end_piece = static_cast<std::uint32_t>(pieces_.size());
    if (is_paragraph && end_piece > first_piece)
        paragraphs_.push_back({id,
                               {pieces_[first_piece].span.begin, pieces_.back().span.end},
                               within,
                               first_piece,
                               end_piece});
}

void ProseText::add_run(NodeId container, Span span, std::uint16_t within) {
    if (span.empty())
        return;
    const bool plain = doc_->tree()[container].kind == Kind::paragraph && (within & in_quote) == 0;
    runs_.push_back({span, container, within, seen_in(slice(span)), plain});
}

std::span<const Piece> ProseText::pieces(const Paragraph& paragraph) const {
    return std::span(pieces_).subspan(paragraph.first_piece,
                                      paragraph.end_piece - paragraph.first_piece);
}

std::span<const Piece> ProseText::pieces(const Sentence& sentence) const {
    const std::span<const Piece> all = pieces(paragraph_of(sentence));
    const auto first = std::ranges::upper_bound(all, sentence.span.begin, {},
                                                [](const Piece& piece) { return piece.span.end; });
    const auto end = std::ranges::lower_bound(first, all.end(), sentence.span.end, {},
                                              [](const Piece& piece) { return piece.span.begin; });
    return {first, end};
}

std::span<const Sentence> ProseText::sentences() const {
    if (!sentences_) {
        sentences_.emplace();
        for (std::uint32_t i = 0; i < paragraphs_.size(); ++i)
            split_sentences(*this, i, *sentences_);
    }
    return *sentences_;
}

std::string ProseText::words_of(const Piece& piece) const {
    const Tree& tree = doc_->tree();
    switch (tree[piece.node].kind) {
        case Kind::html_inline:
        case Kind::line_break:
        case Kind::footnote_reference:
            return {};
        case Kind::code:
            return std::string(tree.literal(piece.node));
        default:
            return tree.plain_text(piece.node);
    }
}

}  // namespace kiji::lint
