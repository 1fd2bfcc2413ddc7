// Values as JSON, as Ruby's to_json writes them.
#pragma once

#include <string>

#include "value/value.hpp"

namespace kiji::site {

/// Appends `value` without white space: dates and ranges as text, drops by what they are plainly.
/// False, with `out` cut off somewhere, where it would grow beyond `most` bytes or is nested deeper
/// than 100 (as Ruby refuses it). O(size of the text).
bool append_json(std::string& out, const Value& value, std::size_t most);
/// A string in quotes.
void append_json_string(std::string& out, std::string_view text);

}  // namespace kiji::site
