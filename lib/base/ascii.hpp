// Bytes and characters as ASCII sorts them, whatever the locale. What lies beyond ASCII is in no
// class and keeps its case. All take `char` and `char32_t` alike; O(1) each, O(size) for texts.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace kiji::ascii {

template <typename Char>
constexpr bool is_digit(Char c) {
    return c >= '0' && c <= '9';
}
template <typename Char>
constexpr bool is_lower(Char c) {
    return c >= 'a' && c <= 'z';
}
template <typename Char>
constexpr bool is_upper(Char c) {
    return c >= 'A' && c <= 'Z';
}
template <typename Char>
constexpr bool is_letter(Char c) {
    return is_lower(c) || is_upper(c);
}
template <typename Char>
constexpr bool is_alphanumeric(Char c) {
    return is_letter(c) || is_digit(c);
}
/// What regular expressions call \w.
template <typename Char>
constexpr bool is_word(Char c) {
    return is_alphanumeric(c) || c == '_';
}
template <typename Char>
constexpr bool is_punctuation(Char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}
/// What stands around text on a line: the blank and the tab.
template <typename Char>
constexpr bool is_blank(Char c) {
    return c == ' ' || c == '\t';
}
template <typename Char>
constexpr bool is_line_end(Char c) {
    return c == '\n' || c == '\r';
}
/// What regular expressions call \s: blanks, line ends, \v and \f.
template <typename Char>
constexpr bool is_space(Char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
/// The value of a hexadecimal digit; -1 for anything else.
constexpr int hex_value(char c) {
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

constexpr char lower(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char upper(char c) {
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}
inline std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

/// True where `text` has no byte beyond ASCII.
constexpr bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}
/// True where `text` is nothing but blanks, tabs and line ends, or empty.
constexpr bool is_all_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}
constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace kiji::ascii
