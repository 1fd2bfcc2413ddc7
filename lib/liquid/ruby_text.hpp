// Text as Ruby's String takes it. Internal to lib/liquid.
#pragma once

#include <string>
#include <string_view>

namespace kiji::liquid {

/// `text` as Ruby's String#inspect writes it: in quotes, with escapes for quotes, backslashes,
/// control characters, "#{", and bytes that are not UTF-8.
void append_inspected(std::string& out, std::string_view text);

}  // namespace kiji::liquid
