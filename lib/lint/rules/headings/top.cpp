#include "lint/rules/headings/top.hpp"

#include <string_view>

namespace kiji::lint {

using markdown::NodeId;
using markdown::Tree;

bool is_comment_block(const Document& doc, NodeId block) {
    constexpr std::string_view begin = "<!--";
    constexpr std::string_view end = "-->";
    if (doc.tree()[block].kind != markdown::Kind::html_block)
        return false;
    std::string_view text = doc.file().slice(doc.tree()[block].span);
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.remove_suffix(1);
    if (!text.starts_with(begin) || !text.ends_with(end))
        return false;
    text.remove_prefix(begin.size());
    // "<!-->": the two share their dashes
    text = text.size() < end.size() ? std::string_view() : text.substr(0, text.size() - end.size());
    return !text.starts_with('>') && !text.starts_with("->") && !text.ends_with('-');
}

bool is_top_of_page(const Document& doc, const WrittenHeading& heading) {
    const Tree& tree = doc.tree();
    if (tree[heading.node].parent != Tree::root) {
        // The reference passes over the last thing on a page that does not end with a line end.
        const NodeId first = tree.first_child(Tree::root);
        return tree[first].end == tree[Tree::root].end && !doc.text().ends_with('\n') &&
               !doc.text().ends_with('\r');
    }
    for (const NodeId block : tree.children(Tree::root)) {
        if (block >= heading.node)
            break;
        if (!is_comment_block(doc, block))
            return false;
    }
    return true;
}

}  // namespace kiji::lint
