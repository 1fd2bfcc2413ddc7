// Code points at the edges of a text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/text.hpp"

namespace kiji::prose {

/// True for all bytes of a code point but its first.
constexpr bool is_inner_byte(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// As `decode`, inlined for ASCII and for what kana, Han and their punctuation are written in.
inline CodePoint next_code_point(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80)
        return {.value = first, .length = 1};
    // Three bytes; 0xE0 and 0xED have rules of their own for the second one.
    if (first > 0xE0 && first < 0xED && at + 2 < text.size() && is_inner_byte(text[at + 1]) &&
        is_inner_byte(text[at + 2]))
        return {
            .value = (first & 0xFU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU),
            .length = 3};
    return decode(text, at);
}

/// The byte offset where the last code point of `text`, which is not empty, begins.
inline std::size_t last_begin(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && is_inner_byte(text[at]))
        --at;
    return at;
}
/// The last code point; 0 where there is none.
inline char32_t last_of(std::string_view text) {
    return text.empty() ? 0 : decode(text, last_begin(text)).value;
}
/// The first code point; 0 where there is none.
inline char32_t first_of(std::string_view text) {
    return text.empty() ? 0 : decode(text, 0).value;
}

/// The first or the last `bytes` of `text`, cut between code points.
inline std::string_view head_of(std::string_view text, std::size_t bytes) {
    while (bytes < text.size() && is_inner_byte(text[bytes]))
        --bytes;
    return text.substr(0, bytes);
}
inline std::string_view tail_of(std::string_view text, std::size_t bytes) {
    std::size_t at = text.size() - std::min(bytes, text.size());
    while (at < text.size() && is_inner_byte(text[at]))
        ++at;
    return text.substr(at);
}

/// `text` without white space at both ends.
inline std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(last_of(text)))
        text = text.substr(0, last_begin(text));
    while (!text.empty() && is_space(first_of(text)))
        text.remove_prefix(decode(text, 0).length);
    return text;
}

}  // namespace kiji::prose
