#include "lint/removal.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/ascii.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

/// O(depth): the node before it is the last one inside the sibling before it.
NodeId previous_sibling(const Tree& tree, NodeId node) {
    const NodeId parent = tree[node].parent;
    if (parent == markdown::no_node || node == parent + 1)
        return markdown::no_node;
    NodeId previous = node - 1;
    while (tree[previous].parent != parent)
        previous = tree[previous].parent;
    return previous;
}

bool is_indented_code(const Tree& tree, NodeId block) {
    return tree[block].kind == Kind::code_block && !tree.code_block(block).fenced;
}

/// True where `before` would take in `behind` if nothing stood between them but a blank line: a
/// list its next item, an item or a footnote what is indented, indented code its next lines.
bool would_join(const Document& doc, NodeId before, NodeId behind) {
    const Tree& tree = doc.tree();
    const LineIndex& lines = doc.file().lines();
    const Kind kind = tree[before].kind;
    const std::size_t at = tree[behind].span.begin;
    const bool indented =
        lines.line(lines.line_at(at)).begin != at || is_indented_code(tree, behind);
    if (kind == Kind::list)
        return indented || tree[behind].kind == Kind::list;
    return indented && (kind == Kind::footnote_definition || is_indented_code(tree, before));
}

bool keeps_neighbours_apart(const Document& doc, NodeId node) {
    const NodeId previous = previous_sibling(doc.tree(), node);
    const NodeId next = doc.tree().next_sibling(node);
    return previous == markdown::no_node || next == markdown::no_node ||
           !would_join(doc, previous, next);
}

/// "2. b", "# b" or "===" are text behind other text, and something else at the head of a block.
bool begins_with_word(const Document& doc, std::size_t offset) {
    const auto head =
        static_cast<unsigned char>(offset < doc.text().size() ? doc.text()[offset] : ' ');
    return ascii::is_letter(head) || head >= 0x80;
}

/// True where the second of `lines` is the head of the same paragraph without the first: it stands
/// in the same quotes, and at the same column.
bool may_come_first(const Document& doc, std::span<const Span> lines) {
    const LineIndex& index = doc.file().lines();
    const auto before = [&](Span line) {
        return doc.file().slice({index.line(index.line_at(line.begin)).begin, line.begin});
    };
    return begins_with_word(doc, lines[1].begin) && before(lines[0]) == before(lines[1]);
}

}  // namespace

std::optional<Edit> remove_block(const Document& doc, NodeId node) {
    const LineIndex& lines = doc.file().lines();
    const Span block = doc.tree()[node].span;
    const auto is_blank_line = [&](std::size_t line) {
        return ascii::is_all_blank(doc.file().slice(lines.line(line)));
    };
    std::size_t first = lines.line_at(block.begin);
    std::size_t last = lines.line_at(block.empty() ? block.begin : block.end - 1);
    if (doc.tree()[node].parent != Tree::root || !keeps_neighbours_apart(doc, node) ||
        !ascii::is_all_blank(doc.file().slice(span_of(lines.line(first).begin, block.begin))) ||
        !ascii::is_all_blank(doc.file().slice(span_of(block.end, lines.full_line(last).end))))
        return std::nullopt;
    const std::size_t top = doc.front_matter().sections.closing.end;
    const auto has_line_above = [&] { return first > 0 && lines.line(first - 1).begin >= top; };
    // Where the block above stands right on it, the blank line below is what parts the neighbours.
    if (!has_line_above() || is_blank_line(first - 1)) {
        while (last + 1 < lines.count() && is_blank_line(last + 1))
            ++last;
        while (last + 1 == lines.count() && has_line_above() && is_blank_line(first - 1))
            --first;
    }
    // A file that ends without a line end still does, so that nobody adds a second one.
    if (first > 0 && lines.line(last).end == lines.full_line(last).end)
        return Edit{span_of(lines.line(first - 1).end, lines.line(last).end), ""};
    return Edit{span_of(lines.full_line(first).begin, lines.full_line(last).end), ""};
}

std::optional<Edit> remove_line(const Document& doc, std::span<const Span> lines, Span line) {
    const LineIndex& index = doc.file().lines();
    const std::size_t number = index.line_at(line.begin);
    const Span whole = index.line(number);
    const std::string_view before = doc.file().slice(span_of(whole.begin, line.begin));
    if (lines.size() < 2 || before.find_first_not_of(" \t>") != std::string_view::npos ||
        !ascii::is_all_blank(doc.file().slice(span_of(line.end, whole.end))))
        return std::nullopt;
    if (lines.front().contains(line) && !may_come_first(doc, lines))
        return std::nullopt;
    // a backslash breaks the line before the end of a paragraph, and is text at it
    if (lines.back().contains(line) && doc.file().slice(lines[lines.size() - 2]).ends_with('\\'))
        return std::nullopt;
    return Edit{index.full_line(number), ""};
}

std::optional<Edit> remove_words(const Document& doc, std::span<const Span> lines, Span words) {
    constexpr std::string_view blanks = " \t";
    const auto line = std::ranges::partition_point(
        lines, [words](Span candidate) { return candidate.end < words.end; });
    if (line == lines.end() || !line->contains(words))
        return std::nullopt;
    const std::string_view before = doc.file().slice({line->begin, words.begin});
    const std::string_view behind = doc.file().slice({words.end, line->end});
    const std::size_t ink = before.find_last_not_of(blanks);
    const std::size_t next = behind.find_first_not_of(blanks);
    // A backslash would break the line.
    if (next == std::string_view::npos && ink != std::string_view::npos && before[ink] != '\\')
        return Edit{span_of(line->begin + ink + 1, words.end), ""};
    if (ink == std::string_view::npos && next != std::string_view::npos &&
        begins_with_word(doc, words.end + next))
        return Edit{span_of(words.begin, words.end + next), ""};
    return std::nullopt;
}

}  // namespace kiji::lint
