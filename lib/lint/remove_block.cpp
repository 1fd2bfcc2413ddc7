#include "lint/remove_block.hpp"

#include <cstddef>
#include <string_view>

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(std::string_view text) {
    return text.find_first_not_of(blanks) == std::string_view::npos;
}

NodeId previous_sibling(const Tree& tree, NodeId node) {
    NodeId previous = markdown::no_node;
    for (const NodeId child : tree.children(tree[node].parent)) {
        if (child == node)
            break;
        previous = child;
    }
    return previous;
}

/// True for blocks that may take in what follows a blank line: an item's next paragraph, the next
/// lines of indented code.
bool goes_on(const Tree& tree, NodeId block) {
    const Kind kind = tree[block].kind;
    return kind == Kind::list || kind == Kind::footnote_definition ||
           (kind == Kind::code_block && !tree.code_block(block).fenced);
}

}  // namespace

std::optional<Edit> remove_block(const Document& doc, NodeId node) {
    const Tree& tree = doc.tree();
    const LineIndex& lines = doc.file().lines();
    const Span block = tree[node].span;
    std::size_t first = lines.line_at(block.begin);
    std::size_t last = lines.line_at(block.empty() ? block.begin : block.end - 1);
    if (!is_blank(doc.file().slice(span_of(lines.line(first).begin, block.begin))) ||
        !is_blank(doc.file().slice(span_of(block.end, lines.full_line(last).end))))
        return std::nullopt;
    const NodeId previous = previous_sibling(tree, node);
    if (tree[node].parent != Tree::root ||
        (previous != markdown::no_node && goes_on(tree, previous)))
        return std::nullopt;
    while (last + 1 < lines.count() && is_blank(doc.file().slice(lines.line(last + 1))))
        ++last;
    if (last + 1 == lines.count()) {
        while (first > 0 && lines.line(first - 1).begin >= doc.body().begin &&
               is_blank(doc.file().slice(lines.line(first - 1))))
            --first;
    }
    return Edit{span_of(lines.full_line(first).begin, lines.full_line(last).end), ""};
}

std::optional<Edit> remove_line(const Document& doc, NodeId node, Span line) {
    const LineIndex& lines = doc.file().lines();
    const std::vector<Span> text = doc.tree().lines(node);
    const std::size_t number = lines.line_at(line.begin);
    const Span whole = lines.line(number);
    const std::string_view before = doc.file().slice(span_of(whole.begin, line.begin));
    if (text.size() < 2 || before.find_first_not_of(" \t>") != std::string_view::npos ||
        !is_blank(doc.file().slice(span_of(line.end, whole.end))))
        return std::nullopt;
    if (text.front().contains(line)) {
        // "2. b", "    b" or "===" are text behind a line of text, and something else without it.
        const Span next = text[1];
        const char head = next.empty() ? ' ' : doc.text()[next.begin];
        const bool plain = (head >= 'a' && head <= 'z') || (head >= 'A' && head <= 'Z') ||
                           static_cast<unsigned char>(head) >= 0x80;
        const Span next_line = lines.line(lines.line_at(next.begin));
        if (!plain || next.begin - next_line.begin >= 4)
            return std::nullopt;
    }
    return Edit{lines.full_line(number), ""};
}

}  // namespace kiji::lint
