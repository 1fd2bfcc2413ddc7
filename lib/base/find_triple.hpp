// Searches for characters of UTF-8 by their bytes, at many places at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/byte_blocks.hpp"

namespace kiji {

/// 0 where `byte` is one of `first` to `last`; a part of tests as byte_blocks.hpp has them.
constexpr Byte outside(Byte byte, Byte first, Byte last) {
    const auto reach = static_cast<Byte>(last - first);
    const auto above = static_cast<Byte>(byte - first);
    return static_cast<Byte>(std::max(above, reach) ^ reach);
}

/// The first place in `text`, from `at` on, for whose three bytes `test` is 0; npos where there is
/// none. O(size).
template <typename Test>
std::size_t find_triple(std::string_view text, std::size_t at, Test test) {
    constexpr std::size_t block = 64;
    const auto byte = [text](std::size_t i) { return static_cast<Byte>(text[i]); };
    for (at = skip_blocks<block>(text, at, test); at + 2 < text.size(); ++at) {
        if (static_cast<Byte>(test(byte(at), byte(at + 1), byte(at + 2))) == 0)
            return at;
    }
    return std::string_view::npos;
}

/// The next "　", U+3000, from `at` on.
inline std::size_t find_wide_space(std::string_view text, std::size_t at) {
    return find_triple(
        text, at, [](Byte a, Byte b, Byte c) { return (a ^ 0xE3U) | (b ^ 0x80U) | (c ^ 0x80U); });
}

}  // namespace kiji
