// Classes of Unicode characters and their case, as Markdown's syntax and its anchors need them.
#pragma once

#include <string>
#include <string_view>

namespace kiji {

/// Unicode categories P* and S*: what CommonMark calls punctuation.
bool is_punctuation_or_symbol(char32_t value);

/// `text`, which is UTF-8, in capital letters, in no particular language. O(size).
std::string upper_case(std::string_view text);

}  // namespace kiji
