// A piece of one source line that fits a terminal, and where the carets go.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "source/span.hpp"

namespace kiji::output {

struct Excerpt {
    std::string text;        // tabs expanded, control characters escaped, "…" where it was cut
    std::size_t column = 0;  // columns before the first caret
    std::size_t carets = 1;  // columns the marked part takes in `text`, at least 1
};

/// What to show of `line` (without its line end) so that it takes at most `width` columns and the
/// bytes `marked` of it are seen, from their beginning, with some text around. O(width), however
/// long the line is.
Excerpt excerpt(std::string_view line, Span marked, std::size_t width);

}  // namespace kiji::output
