// Taking a whole block out of a post.
#pragma once

#include <optional>

#include "document/document.hpp"
#include "source/edit.hpp"

namespace kiji::lint {

/// The edit that deletes the lines of the block `node` and the blank lines below it (at the end of
/// the file, those above). Nothing where the block shares a line with other text, or where its
/// neighbours would run into one another without it: a list before it would go on behind it.
std::optional<Edit> remove_block(const Document& doc, markdown::NodeId node);

/// The edit that deletes the line of the paragraph `node` that holds `line`, quote marks before it
/// included. Nothing where something else stands on the line, where it is the only line, or where
/// the line below would no longer be text at the head of a paragraph.
std::optional<Edit> remove_line(const Document& doc, markdown::NodeId node, Span line);

}  // namespace kiji::lint
