// Values in the notation that psych.rb writes, so that Ruby's reading and ours compare as text.
#pragma once

#include <string>

#include "value/value.hpp"

namespace kiji::conformance {

/// "~", "true", "int 5", "real 1.5", ".inf", "\"text\"", "date 2025-11-07", "time MICROSECONDS
/// OFFSET" (offset in minutes, "-" where none was written), "[item, item]", "{key: value}".
std::string psych_notation(const Value& value);

}  // namespace kiji::conformance
