#include "lint/rules/headings/top.hpp"

#include <cstdint>
#include <string_view>

#include "lint/facts/blocks.hpp"
#include "lint/facts/html_paragraphs.hpp"

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

namespace {

/// The reference takes what stands before the heading among the things on the page; of a heading
/// within another thing all but the last, which is a line end mostly.
bool is_top_as_markdownlint(const Document& doc, const Blocks& blocks,
                            const WrittenHeading& heading) {
    const bool ends = doc.text().ends_with('\n') || doc.text().ends_with('\r');
    const bool is_within = blocks[heading.block].parent != no_block;
    std::uint32_t last = heading.block;
    if (is_within) {
        last = static_cast<std::uint32_t>(blocks.all().size());
        while (!ends && last > 0 && blocks[--last].parent != no_block) {
        }
    }
    for (std::uint32_t id = 0; id < last; ++id) {
        if (blocks[id].parent == no_block && (blocks[id].kind != BlockKind::html ||
                                              !is_html_comment(doc, blocks.line_range(blocks[id]))))
            return false;
    }
    return true;
}

}  // namespace

bool is_top_of_page(const Facts& facts, const WrittenHeading& heading) {
    const Document& doc = facts.document();
    if (heading.node == markdown::no_node)
        return is_top_as_markdownlint(doc, facts.blocks(), heading);
    const Tree& tree = doc.tree();
    for (const NodeId block : tree.children(Tree::root)) {
        if (block >= heading.node)
            break;
        if (!is_comment_block(doc, block))
            return false;
    }
    return tree[heading.node].parent == Tree::root;
}

}  // namespace kiji::lint
