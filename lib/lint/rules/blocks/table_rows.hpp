// What a row of a table consists of, as far as rules ask.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace kiji::lint {

/// Offsets are those of the row.
struct RowShape {
    bool leading_pipe = false;
    bool trailing_pipe = false;
    std::vector<std::size_t> cells;  // where each begins: at the pipe before it, if it has one
};

/// `row` is a TableRow's text, blanks around it included. O(length).
RowShape shape_of(std::string_view row);

/// The first and the last character of `row`, a span of `text` that is not empty.
Span first_of(std::string_view text, Span row);
Span last_of(std::string_view text, Span row);

}  // namespace kiji::lint
