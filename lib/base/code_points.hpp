// One code point after the other, without a call for the common ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/text.hpp"

namespace kiji {

/// True for all bytes of a code point but its first.
constexpr bool is_inner_byte(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// For how many bytes `is(byte)` is true. Blocks are so small that a count fits a byte: the
/// compiler then looks at as many bytes at a time as a register holds.
template <typename Is>
std::size_t count_bytes(std::string_view text, Is is) {
    constexpr std::size_t block = 128;
    std::size_t count = 0;
    while (text.size() >= block) {
        std::uint8_t few = 0;
        for (std::size_t i = 0; i < block; ++i)
            few = static_cast<std::uint8_t>(few + (is(text[i]) ? 1 : 0));
        count += few;
        text.remove_prefix(block);
    }
    for (const char byte : text)
        count += is(byte) ? 1U : 0U;
    return count;
}

/// As `decode`, inlined for ASCII and for what kana, Han, Hangul and their punctuation are written
/// in.
inline CodePoint next_code_point(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> char32_t {
        return static_cast<unsigned char>(text[i]);
    };
    const char32_t first = byte(at);
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

}  // namespace kiji
