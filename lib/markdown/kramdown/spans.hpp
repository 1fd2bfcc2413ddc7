// Masks within the text of a block what cmark-gfm would read otherwise than kramdown: escapes,
// HTML, math, attribute lists.
#pragma once

#include <string>
#include <string_view>

#include "markdown/kramdown/marks.hpp"

namespace kiji::markdown::kramdown {

/// True where mask_spans may change `text`. O(size), fast.
bool has_spans_to_mask(std::string_view text);

/// Appends `text`, the text of one block, to `out`, with marks for what was taken out. Elements of
/// HTML that are never closed are closed at its end. `marks` gets views into `text`. O(size).
void mask_spans(std::string& out, std::string_view text, Marks& marks);

/// Where the attribute list or the tag of an extension ends whose "{:" stands at `at`: behind its
/// "}"; npos where there is none.
std::size_t attribute_list_end(std::string_view text, std::size_t at);

/// Appends the mark number `number`.
void append_mark(std::string& out, std::size_t number);

}  // namespace kiji::markdown::kramdown
