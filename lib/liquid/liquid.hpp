// The door to Liquid. So far: where in a text it stands.
#pragma once

#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace kiji::liquid {

/// The Liquid in `text`, sorted and disjoint: each `{{ … }}` and `{% … %}`, and as one span each
/// block whose body is not Markdown: raw, comment, highlight, from its opening to its closing tag.
/// What is never closed is text. Offsets are those of `text` plus `base`. O(size).
std::vector<Span> scan(std::string_view text, std::uint32_t base);

}  // namespace kiji::liquid
