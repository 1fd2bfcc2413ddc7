// Bold text where a heading should stand.
#pragma once

#include <optional>
#include <string>

#include "document/document.hpp"

namespace kiji::lint {

struct BoldHeading {
    markdown::NodeId outer = markdown::no_node;   // the first child of its paragraph
    markdown::NodeId strong = markdown::no_node;  // the same, or within emphasis
    std::string text;
    bool alone = false;  // else it stands directly above the text of its paragraph
};

/// What `block` of the document begins with, where that is meant as a heading: bold words on one
/// line that are no sentence, with something below. Neither a caption in parentheses nor a chunk
/// marker is one. O(size of the block).
std::optional<BoldHeading> bold_heading(const Document& doc, markdown::NodeId block);

}  // namespace kiji::lint
