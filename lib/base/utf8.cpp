// UTF-8, byte by byte.
#include <cstdint>
#include <cstring>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace kiji {
namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool is_continuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80;
}

/// What may follow a lead byte: how many bytes, and the range of the first of them, which rules out
/// overlong forms, surrogates and values above U+10FFFF (Unicode, table 3-7).
struct Lead {
    std::size_t trail;
    unsigned char low;
    unsigned char high;
};
Lead lead_of(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF)
        return {1, 0x80, 0xBF};
    if (byte >= 0xE0 && byte <= 0xEF) {
        const unsigned char low = byte == 0xE0 ? 0xA0 : 0x80;
        const unsigned char high = byte == 0xED ? 0x9F : 0xBF;
        return {2, low, high};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        const unsigned char low = byte == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = byte == 0xF4 ? 0x8F : 0xBF;
        return {3, low, high};
    }
    return {0, 0, 0};
}

/// decode() without its table for ASCII and for U+1000 to U+CFFF, where all of Japanese and Chinese
/// is.
CodePoint decode_quickly(std::string_view text, std::size_t at) {
    const unsigned char first = byte_at(text, at);
    if (first < 0x80)
        return {.value = first, .length = 1};
    if (first >= 0xE1 && first <= 0xEC && at + 2 < text.size()) {
        const unsigned char second = byte_at(text, at + 1);
        const unsigned char third = byte_at(text, at + 2);
        if (is_continuation(second) && is_continuation(third))
            return {.value = (first & 0xFU) << 12U | (second & 0x3FU) << 6U | (third & 0x3FU),
                    .length = 3};
    }
    return decode(text, at);
}

/// find_invalid_utf8 looks at so many bytes at once: loops of a fixed length without a branch,
/// which the compiler turns into instructions for sixteen bytes each.
constexpr std::size_t block = 64;

bool is_ascii_block(const unsigned char* at) {
    unsigned char seen = 0;
    for (std::size_t i = 0; i < block; ++i)
        seen = static_cast<unsigned char>(seen | at[i]);
    return seen < 0x80;
}

/// True where each byte of the block is an inner one exactly if the two bytes before it ask for
/// one, and no lead is among them that asks for more than that: four bytes, or a second byte of its
/// own range (C0, C1, E0, ED; E1 goes with them, since one mask takes C0, C1, E0 and E1).
bool is_common_block(const unsigned char* at) {
    using Byte = unsigned char;
    Byte wrong = 0;  // in its highest bit
    Byte rare = 0;
    for (std::size_t i = 0; i < block; ++i) {
        const Byte here = at[i];
        const Byte before = *(at + i - 1);
        const Byte second = *(at + i - 2);
        // Their highest bit is set from 0xC0 on, and from 0xE0 on.
        const auto after_lead = static_cast<Byte>(before > 0x40 ? before - 0x40 : 0);
        const auto after_two = static_cast<Byte>(second > 0x60 ? second - 0x60 : 0);
        const auto inner = static_cast<Byte>(here & ~(here << 1U));
        wrong = static_cast<Byte>(wrong | (inner ^ (after_lead | after_two)));
        const bool narrow = (here & 0xDEU) == 0xC0;
        const bool surrogate = here == 0xED;
        const bool four = here > 0xEF;
        rare = static_cast<Byte>(rare | static_cast<Byte>(narrow) | static_cast<Byte>(surrogate) |
                                 static_cast<Byte>(four));
    }
    return wrong < 0x80 && rare == 0;
}

/// Bytes back to where the code point begins that goes on at `at`, which is at least 2; 0 where one
/// begins there. All before is UTF-8.
std::size_t back_to_lead(const unsigned char* at) {
    return *(at - 1) >= 0xC0 ? 1U : (*(at - 2) >= 0xE0 ? 2U : 0U);
}

/// Bytes from `at` on, where a code point begins, that are well-formed for sure: whole blocks, and
/// of these no code point in part.
std::size_t skip_common_blocks(std::string_view text, std::size_t at) {
    if (at < 2)
        return at;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::size_t begin = at;
    while (at + block <= text.size() &&
           ((is_ascii_block(bytes + at) && back_to_lead(bytes + at) == 0) ||
            is_common_block(bytes + at)))
        at += block;
    return at == begin ? at : at - back_to_lead(bytes + at);
}

/// Bytes of ASCII from `at` on, at least; in steps of eight.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
    while (at + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if ((word & 0x8080808080808080U) != 0)
            break;
        at += 8;
    }
    return at;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return {};
    const unsigned char first = byte_at(text, at);
    if (first < 0x80)
        return {.value = first, .length = 1};
    const Lead lead = lead_of(first);
    if (lead.trail == 0)
        return {.value = replacement, .length = 1};
    char32_t value = first & (0x3FU >> lead.trail);
    for (std::size_t i = 1; i <= lead.trail; ++i) {
        const unsigned char byte = at + i < text.size() ? byte_at(text, at + i) : 0;
        const bool good = i == 1 ? byte >= lead.low && byte <= lead.high : is_continuation(byte);
        if (!good)
            return {.value = replacement, .length = i};
        value = (value << 6U) | (byte & 0x3FU);
    }
    return {.value = value, .length = lead.trail + 1};
}

void append_utf8(std::string& out, char32_t value) {
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        value = replacement;
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0U | (value >> 6U));
        put(0x80U | (value & 0x3FU));
    } else if (value < 0x10000) {
        put(0xE0U | (value >> 12U));
        put(0x80U | ((value >> 6U) & 0x3FU));
        put(0x80U | (value & 0x3FU));
    } else {
        put(0xF0U | (value >> 18U));
        put(0x80U | ((value >> 12U) & 0x3FU));
        put(0x80U | ((value >> 6U) & 0x3FU));
        put(0x80U | (value & 0x3FU));
    }
}

std::u32string to_utf32(std::string_view text) {
    std::u32string points;
    points.reserve(count_code_points(text));
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_quickly(text, at);
        points += point.value;
        at += point.length;
    }
    return points;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    std::size_t next_block = 2;  // where to try whole blocks again
    while (at < text.size()) {
        if (at >= next_block) {
            at = skip_common_blocks(text, at);
            next_block = at + block;
            if (at == text.size())
                break;
        }
        const unsigned char first = byte_at(text, at);
        if (first < 0x80) {
            at = skip_ascii(text, at + 1);
            continue;
        }
        // U+1000 to U+CFFF, where all of Japanese and Chinese is, without the table.
        if (first >= 0xE1 && first <= 0xEC && at + 2 < text.size() &&
            is_continuation(byte_at(text, at + 1)) && is_continuation(byte_at(text, at + 2))) {
            at += 3;
            continue;
        }
        const CodePoint point = decode(text, at);
        if (point.value == replacement && text.substr(at, point.length) != "\xEF\xBF\xBD")
            return at;
        at += point.length;
    }
    return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
    return text.size() - count_bytes(text, is_inner_byte);
}

std::size_t count_utf16(std::string_view text) {
    // What takes four bytes in UTF-8 takes two units in UTF-16.
    const auto is_first_of_four = [](char c) { return static_cast<unsigned char>(c) >= 0xF0; };
    return count_code_points(text) + count_bytes(text, is_first_of_four);
}

}  // namespace kiji
