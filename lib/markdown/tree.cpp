#include "markdown/tree.hpp"

#include <algorithm>

namespace kiji::markdown {

NodeId Tree::next_sibling(NodeId id) const {
    const NodeId parent = nodes_[id].parent;
    if (parent == no_node)
        return no_node;
    return nodes_[id].end < nodes_[parent].end ? nodes_[id].end : no_node;
}

std::vector<Span> Tree::lines(NodeId id) const {
    const Span whole = nodes_[id].span;
    const bool is_leaf_block = is_block(nodes_[id].kind);
    NodeId block = id;
    while (!is_block(nodes_[block].kind))
        block = nodes_[block].parent;
    const auto range = std::ranges::lower_bound(line_ranges_, block, {}, &LineRange::node);
    if (range == line_ranges_.end() || range->node != block)
        return {whole};
    std::vector<Span> found;
    for (std::uint32_t i = range->first; i < range->first + range->count; ++i) {
        if (is_leaf_block)
            found.push_back(lines_[i]);
        else if (lines_[i].overlaps(whole))
            found.push_back(
                {std::max(lines_[i].begin, whole.begin), std::min(lines_[i].end, whole.end)});
    }
    return found;
}

std::string Tree::plain_text(NodeId id) const {
    std::string text;
    for (NodeId node = id; node < nodes_[id].end; ++node) {
        switch (nodes_[node].kind) {
            case Kind::text:
            case Kind::code:
                text.append(literal(node));
                break;
            case Kind::soft_break:
            case Kind::line_break:
                text.push_back('\n');
                break;
            case Kind::code_block:
                text.append(code_block(node).text);
                break;
            default:
                break;
        }
    }
    return text;
}

}  // namespace kiji::markdown
