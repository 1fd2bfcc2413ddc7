// Characters as CommonMark sorts them. ASCII only, whatever the locale.
#pragma once

#include <cstddef>
#include <string_view>

namespace kiji::markdown {

constexpr bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}
/// What may stand around text on a line.
constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t';
}
constexpr bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}
constexpr bool is_white_space(char c) {
    return is_blank(c) || is_line_end(c) || c == '\v' || c == '\f';
}

/// A line or text without the white space at its end.
constexpr std::string_view trim_end(std::string_view text) {
    std::size_t size = text.size();
    while (size > 0 && is_white_space(text[size - 1]))
        --size;
    return text.substr(0, size);
}

}  // namespace kiji::markdown
