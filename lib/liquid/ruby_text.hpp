// Text as Ruby's String takes it. Internal to lib/liquid.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiji::liquid {

/// Where `part` begins in `text` from byte `from` on, or npos. O(size) whatever the two are: where
/// a template brings both, `std::string_view::find` takes their product.
std::size_t find_text(std::string_view text, std::string_view part, std::size_t from = 0);

/// `text` as Ruby's String#inspect writes it: in quotes, with escapes for quotes, backslashes,
/// control characters, "#{", and bytes that are not UTF-8.
void append_inspected(std::string& out, std::string_view text);

}  // namespace kiji::liquid
