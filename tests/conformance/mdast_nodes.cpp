#include "conformance/mdast_nodes.hpp"

#include <string_view>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "conformance/oracle.hpp"
#include "markdown/markdown.hpp"

namespace kiji::conformance {
namespace {

using markdown::Kind;
using markdown::Link;
using markdown::NodeId;
using markdown::Tree;

std::string_view link_type(Link::Form form, Kind kind) {
    const bool image = kind == Kind::image;
    switch (form) {
        case Link::Form::full:
        case Link::Form::collapsed:
        case Link::Form::shortcut:
            return image ? "imageReference" : "linkReference";
        default:
            return image ? "image" : "link";
    }
}

std::string_view type_of(const Tree& tree, NodeId id) {
    switch (tree[id].kind) {
        case Kind::block_quote:
            return "blockquote";
        case Kind::list:
            return "list";
        case Kind::list_item:
            return "listItem";
        case Kind::footnote_definition:
            return "footnoteDefinition";
        case Kind::table:
            return "table";
        case Kind::table_row:
            return "tableRow";
        case Kind::table_cell:
            return "tableCell";
        case Kind::paragraph:
            return "paragraph";
        case Kind::heading:
            return "heading";
        case Kind::code_block:
            return "code";
        case Kind::html_block:
        case Kind::html_inline:
            return "html";
        case Kind::thematic_break:
            return "thematicBreak";
        case Kind::link_definition:
            return "definition";
        case Kind::emphasis:
            return "emphasis";
        case Kind::strong:
            return "strong";
        case Kind::strikethrough:
            return "delete";
        case Kind::link:
        case Kind::image:
            return link_type(tree.link(id).form, tree[id].kind);
        case Kind::text:
        case Kind::soft_break:
            return "text";
        case Kind::line_break:
            return "break";
        case Kind::code:
            return "inlineCode";
        case Kind::footnote_reference:
            return "footnoteReference";
        default:
            return "unknown";
    }
}

bool below_image(const Tree& tree, NodeId id) {
    for (NodeId up = tree[id].parent; up != markdown::no_node; up = tree[up].parent) {
        if (tree[up].kind == Kind::image)
            return true;
    }
    return false;
}

bool is_text(const Tree& tree, NodeId id) {
    return tree[id].kind == Kind::text || tree[id].kind == Kind::soft_break;
}

}  // namespace

std::optional<std::vector<std::vector<MdastNode>>> mdast_nodes(
    const std::vector<Document>& documents, const std::string& modules) {
    nlohmann::json texts = nlohmann::json::array();
    for (const Document& document : documents)
        texts.push_back(document.text);
    const TemporaryFile input(texts.dump());
    const std::optional<std::string> output =
        output_of(fmt::format("node '{}' '{}' '{}'", KIJI_MDAST_DUMP, modules, input.path()));
    if (!output)
        return std::nullopt;
    std::vector<std::vector<MdastNode>> all;
    for (std::size_t at = 0; at < output->size();) {
        const std::size_t end = std::min(output->find('\n', at), output->size());
        std::vector<MdastNode>& nodes = all.emplace_back();
        for (const auto& node : nlohmann::json::parse(output->substr(at, end - at)))
            nodes.push_back({node[0], node[1], node[2]});
        at = end + 1;
    }
    if (all.size() != documents.size())
        return std::nullopt;
    return all;
}

std::vector<MdastNode> our_nodes(const Document& document) {
    const SourceFile file(document.name, document.text);
    const Result<Tree> parsed = markdown::parse(file, file.whole(), {}, Limits{});
    if (!parsed)
        return {{"error", 0, document.text.size()}};
    const Tree& tree = *parsed;
    std::vector<MdastNode> nodes;
    for (NodeId id = Tree::root + 1; id < tree.size(); ++id) {
        const markdown::Node& node = tree[id];
        const bool padding = node.kind == Kind::table_cell && node.span.empty();
        if (padding || below_image(tree, id))
            continue;
        if (is_text(tree, id) && is_text(tree, id - 1) && tree[id - 1].parent == node.parent) {
            nodes.back().end = node.span.end;
            continue;
        }
        nodes.push_back({std::string(type_of(tree, id)), node.span.begin, node.span.end});
    }
    return nodes;
}

}  // namespace kiji::conformance
