#include "lint/facts/line_kinds.hpp"

#include <algorithm>

namespace kiji::lint {
namespace {

using markdown::NodeId;
using markdown::Tree;

std::size_t last_line_of(const Document& doc, Span span) {
    return doc.file().lines().line_at(span.empty() ? span.begin : span.end - 1);
}

}  // namespace

std::size_t last_line_of_fence(const Document& doc, const Lines& lines, NodeId block) {
    const markdown::CodeBlock& code = doc.tree().code_block(block);
    const LineIndex& index = doc.file().lines();
    if (!code.closing.empty())
        return index.line_at(code.closing.begin);
    std::size_t last = last_line_of(doc, doc.tree()[block].span);
    if (const std::vector<Span> inside = doc.tree().lines(block); !inside.empty())
        last = std::max(last, index.line_at(inside.back().begin));
    return last + 1 == index.count() ? lines.count() - 1 : last;
}

void LineKinds::mark(std::size_t first, std::size_t last, unsigned kinds) {
    for (std::size_t line = first; line <= last && line < kinds_.size(); ++line)
        kinds_[line] = static_cast<std::uint8_t>(kinds_[line] | kinds);
}

LineKinds::LineKinds(const Document& doc, const Lines& lines, const std::vector<LineRange>& math,
                     const std::vector<WrittenHeading>& headings)
    : kinds_(lines.count()) {
    const Tree& tree = doc.tree();
    const LineIndex& index = doc.file().lines();
    for (NodeId id = 0; id < tree.size(); ++id) {
        const markdown::Node& node = tree[id];
        const auto first = [&] { return index.line_at(node.span.begin); };
        if (node.kind == markdown::Kind::code_block && tree.code_block(id).fenced) {
            const std::size_t last = last_line_of_fence(doc, lines, id);
            mark(first(), last, fenced);
            if (last > 0)
                mark(first() + 1, last - 1, inside_fence);
        } else if (node.kind == markdown::Kind::code_block) {
            mark(first(), last_line_of(doc, node.span), indented_code);
        } else if (node.kind == markdown::Kind::html_block) {
            mark(first(), last_line_of(doc, node.span), html);
        } else if (node.kind == markdown::Kind::table) {
            mark(first(), last_line_of(doc, node.span), table);
        }
    }
    for (const LineRange& range : math) {
        for (std::size_t line = range.first; line <= range.last && line < kinds_.size(); ++line)
            kinds_[line] = 0;
    }
    for (const WrittenHeading& each : headings)
        mark(each.first_line, each.last_line, heading);
}

}  // namespace kiji::lint
