// Classes of bytes as Ruby's regular expressions have them, and text as its String cuts it: ASCII
// alone.
#pragma once

#include <string_view>

#include "base/ascii.hpp"

namespace kiji::liquid {

using ascii::is_digit;
using ascii::is_word;
/// \s
constexpr bool is_blank(char c) {
    return ascii::is_space(c);
}
/// What names are made of: [\w-].
constexpr bool is_segment(char c) {
    return ascii::is_word(c) || c == '-';
}
constexpr bool is_quote(char c) {
    return c == '"' || c == '\'';
}

/// Where the white space that begins at `at` ends.
constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && ascii::is_space(text[at]))
        ++at;
    return at;
}
constexpr bool is_all_blank(std::string_view text) {
    return skip_blanks(text, 0) == text.size();
}
/// String#strip, which takes NUL for white space at both ends.
constexpr std::string_view stripped_left(std::string_view text) {
    while (!text.empty() && (ascii::is_space(text.front()) || text.front() == '\0'))
        text.remove_prefix(1);
    return text;
}
constexpr std::string_view stripped_right(std::string_view text) {
    while (!text.empty() && (ascii::is_space(text.back()) || text.back() == '\0'))
        text.remove_suffix(1);
    return text;
}
constexpr std::string_view stripped(std::string_view text) {
    return stripped_left(stripped_right(text));
}

}  // namespace kiji::liquid
