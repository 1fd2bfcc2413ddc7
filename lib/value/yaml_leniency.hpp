// What yaml-cpp 0.7 takes and YAML (as Psych reads it) does not, looked up in the text. Internal to
// lib/value.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace kiji::yaml {

/// The backslash of "\'" in a scalar in double quotes; npos where there is none.
std::size_t escaped_single_quote(std::string_view scalar);
/// NEL, U+2028 or U+2029, which end a line; npos where there is none.
std::size_t line_separator(std::string_view scalar);
/// A tab before the first token of a line, where a key may begin, outside of `several_lines`:
/// scalars and brackets that go over several lines. npos where there is none. O(size).
std::size_t indenting_tab(std::string_view text, std::vector<Span> several_lines);

/// Whether the next node from `from`, a comma aside, begins with "?".
bool has_question_mark(std::string_view text, std::size_t from);
/// Whether a colon stands at `colon` and one of ",[]{}?" behind it.
bool has_indicator_behind(std::string_view text, std::size_t colon);
/// Whether a value at `at`, on a line below `from` where its key or dash ends, is not indented more
/// than `column`; a list may stand in the column of its key.
bool is_too_far_left(std::string_view text, std::size_t at, std::size_t from, std::ptrdiff_t column,
                     bool is_list);

}  // namespace kiji::yaml
