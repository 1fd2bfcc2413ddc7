// Taking a block, a line or words out of a post without changing what stands beside them.
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

/// The edit that deletes `words` at the head or the end of one of the `lines` of a paragraph, with
/// the blanks that part them from its text. Nothing where they stand inside the line, or where what
/// follows would no longer be text at the head of a paragraph.
std::optional<Edit> remove_words(const Document& doc, std::span<const Span> lines, Span words);

}  // namespace kiji::lint
