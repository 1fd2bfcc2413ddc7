// Classes of bytes as Ruby's regular expressions have them: ASCII alone.
#pragma once

#include <string_view>

namespace kiji::liquid {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
/// \w
constexpr bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}
/// \s
constexpr bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
/// What names are made of: [\w-].
constexpr bool is_segment(char c) {
    return is_word(c) || c == '-';
}
constexpr bool is_quote(char c) {
    return c == '"' || c == '\'';
}

/// Where the white space that begins at `at` ends.
constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank(text[at]))
        ++at;
    return at;
}
constexpr bool is_all_blank(std::string_view text) {
    return skip_blanks(text, 0) == text.size();
}
/// String#strip, which takes NUL for white space at both ends.
constexpr std::string_view stripped_left(std::string_view text) {
    while (!text.empty() && (is_blank(text.front()) || text.front() == '\0'))
        text.remove_prefix(1);
    return text;
}
constexpr std::string_view stripped_right(std::string_view text) {
    while (!text.empty() && (is_blank(text.back()) || text.back() == '\0'))
        text.remove_suffix(1);
    return text;
}
constexpr std::string_view stripped(std::string_view text) {
    return stripped_left(stripped_right(text));
}

}  // namespace kiji::liquid
