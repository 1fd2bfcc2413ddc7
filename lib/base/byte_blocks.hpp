// Text in which little is looked for, read past in blocks of many bytes. Loops of a constant number
// of steps, without branches and of operations on bytes alone, are what compilers turn into
// instructions that take 16 bytes at a time on every processor.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kiji {

using Byte = std::uint8_t;

/// Bytes that are seen behind a block.
constexpr std::size_t block_reach = 2;

/// True where `test(a, b, c)` is 0 for any byte `a` of the block and the two that follow it, which
/// are read behind the block as well. A test is put together of exclusive ors (0 where two are
/// equal), of "|" (0 where both are) and of std::min (0 where either is).
template <std::size_t size, typename Test>
bool any_in_block(const char* block, Test test) {
    Byte least = 0xFF;
    for (std::size_t i = 0; i < size; ++i) {
        const auto a = static_cast<Byte>(block[i]);
        const auto b = static_cast<Byte>(block[i + 1]);
        const auto c = static_cast<Byte>(block[i + 2]);
        least = std::min(least, static_cast<Byte>(test(a, b, c)));
    }
    return least == 0;
}

/// Where to look more closely from `at` on: the beginning of a block of `size` bytes in which
/// `test` found something, or less than a block before the end. It may lie within a character.
template <std::size_t size, typename Test>
std::size_t skip_blocks(std::string_view text, std::size_t at, Test test) {
    while (at + size + block_reach <= text.size() && !any_in_block<size>(text.data() + at, test))
        at += size;
    return at;
}

/// The same for a test that gives 0 for ASCII alone. What is written in other letters costs next to
/// nothing then.
template <std::size_t size, typename Test>
std::size_t skip_to_ascii(std::string_view text, std::size_t at, Test test) {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    for (;;) {
        std::uint64_t word = 0;
        while (at + sizeof word <= text.size()) {
            std::memcpy(&word, text.data() + at, sizeof word);
            if ((word & high_bits) != high_bits)
                break;
            at += sizeof word;
        }
        if (at + size + block_reach > text.size() || any_in_block<size>(text.data() + at, test))
            return at;
        at += size;
    }
}

}  // namespace kiji
