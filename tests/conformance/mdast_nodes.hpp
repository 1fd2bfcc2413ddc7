// Nodes as mdast names them: those of npm's parser, and ours in its terms.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "conformance/documents.hpp"

namespace kiji::conformance {

struct MdastNode {
    std::string type;
    std::size_t begin = 0;  // bytes
    std::size_t end = 0;
    friend auto operator<=>(const MdastNode&, const MdastNode&) = default;
};

/// What mdast-util-from-markdown with its gfm extension finds in each document, in order. Nothing
/// where Node.js or a module cannot be run. `modules` is a node_modules folder.
std::optional<std::vector<std::vector<MdastNode>>> mdast_nodes(
    const std::vector<Document>& documents, const std::string& modules);

/// Our nodes: texts and soft breaks beside each other are one text, a link by label is a
/// linkReference, and cells that only fill up a short row are left out. One node "error" where a
/// limit was passed.
std::vector<MdastNode> our_nodes(const Document& document);

}  // namespace kiji::conformance
