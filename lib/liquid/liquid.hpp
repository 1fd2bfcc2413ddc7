// The door to Liquid: the engine, what to write a tag or a filter with, and where in a text Liquid
// stands.
#pragma once

#include <string_view>
#include <vector>

#include "liquid/characters.hpp"
#include "liquid/convert.hpp"
#include "liquid/engine.hpp"
#include "liquid/filters/moment.hpp"
#include "liquid/filters/support.hpp"
#include "liquid/markup.hpp"
#include "liquid/merge_sort.hpp"
#include "liquid/parser.hpp"
#include "liquid/render.hpp"
#include "source/span.hpp"

namespace kiji::liquid {

/// The Liquid in `text`, sorted and disjoint: each `{{ … }}` and `{% … %}`, and as one span each
/// block whose body is not Markdown: raw, comment, highlight, from its opening to its closing tag.
/// What is never closed is text. Offsets are those of `text` plus `base`. O(size).
std::vector<Span> scan(std::string_view text, std::uint32_t base);

}  // namespace kiji::liquid
