// Taking a whole block out of a post.
#pragma once

#include <optional>
#include <span>

#include "document/document.hpp"
#include "source/edit.hpp"

namespace kiji::lint {

/// The edit that deletes the lines of the block `node` and the blank lines below it (at the end of
/// the file, those above). Nothing where the block shares a line with other text, stands inside
/// another, or where its neighbours would run into one another without it: two lists become one.
std::optional<Edit> remove_block(const Document& doc, markdown::NodeId node);

/// The edit that deletes one of the `lines` of a paragraph (as `Tree::lines` tells them), quote
/// marks before it included. Nothing where something else stands on the line, where it is the only
/// one, or where the line below would no longer be text at the head of a paragraph.
std::optional<Edit> remove_line(const Document& doc, std::span<const Span> lines, Span line);

}  // namespace kiji::lint
