// How much there is to read, and how long that takes.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_blocks.hpp"
#include "base/code_points.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

constexpr bool is_hangul(char32_t value) {
    return (value >= 0xAC00 && value <= 0xD7A3) || (value >= 0x1100 && value <= 0x11FF) ||
           (value >= 0x3130 && value <= 0x318F);
}

enum class Class : std::uint8_t { blank, cjk, letter, mark };

Class class_of(char32_t value) {
    // Kana and Han: nearly all that is not ASCII.
    if (value >= 0x3041 && value <= 0x9FFF && (value >= 0x4E00 || value <= 0x30FF))
        return Class::cjk;
    if (is_space(value))
        return Class::blank;
    if (is_cjk(value) || is_hangul(value))
        return Class::cjk;
    return is_letter_mark_or_number(value) ? Class::letter : Class::mark;
}

constexpr std::array<Class, 128> ascii_classes = [] {
    std::array<Class, 128> classes{};
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const bool letter =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        classes[c] = letter ? Class::letter : blank ? Class::blank : Class::mark;
    }
    return classes;
}();

constexpr std::size_t block_size = 16;

/// 0 for what is neither within a character nor the first byte of U+3001 to U+30FF or U+4E00 to
/// U+9FFF: punctuation, kana and Han.
constexpr Byte test_not_cjk(Byte a, Byte b, Byte c) {
    const auto ascii = static_cast<Byte>(a & 0x80);
    // Of what begins here, 0xE3 to 0xE9; 0x40 is set in all first bytes and in no other.
    const auto from_kana = static_cast<Byte>(a - 0xE3);
    const auto elsewhere = static_cast<Byte>((from_kana > 6 ? 0 : 0xFF) | (~a & 0x40));
    const auto to_katakana = static_cast<Byte>((b & 0xFC) == 0x80 ? 0xFF : 0);
    const auto symbol = static_cast<Byte>((a ^ 0xE3) | to_katakana);             // from U+3100
    const auto blank = static_cast<Byte>((a ^ 0xE3) | (b ^ 0x80) | (c ^ 0x80));  // U+3000
    const auto from_han = static_cast<Byte>((b & 0xF8) == 0xB8 ? 0xFF : 0);
    const auto extension = static_cast<Byte>((a ^ 0xE4) | from_han);  // to U+4DFF
    return std::min(std::min(ascii, elsewhere), std::min(symbol, std::min(blank, extension)));
}

void count(std::string_view text, Length& length) {
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t behind = skip_blocks<block_size>(text, at, test_not_cjk);
        if (behind > at) {
            // All of them take three bytes; the last one may begin in the block and end behind it.
            length.cjk_characters += (behind - at + 2) / 3;
            in_word = false;
            at = behind;
        }
        // A block may end within a character.
        for (const std::size_t end = std::min(at + block_size, text.size()); at < end;) {
            const auto byte = static_cast<unsigned char>(text[at]);
            Class kind{};
            if (byte < 0x80) {
                kind = ascii_classes[byte];
                ++at;
            } else if (is_inner_byte(text[at])) {
                ++at;
                continue;
            } else {
                const CodePoint point = next_code_point(text, at);
                kind = class_of(point.value);
                at += point.length;
            }
            if (kind == Class::cjk)
                ++length.cjk_characters;
            if (kind == Class::blank || kind == Class::cjk) {
                in_word = false;
            } else if (!in_word && kind == Class::letter) {
                in_word = true;
                ++length.words;
            }
        }
    }
}

}  // namespace

Length measure(const Document& doc, std::span<const Marker> markers) {
    std::vector<Span> without;
    without.reserve(markers.size());
    for (const Marker& marker : markers)
        without.push_back(marker.line);
    Length length;
    const markdown::Tree& tree = doc.tree();
    for (markdown::NodeId id = 0; id < tree.size(); ++id) {
        if (holds_inlines(tree[id].kind))
            count(reader_text(doc, id, without), length);
    }
    return length;
}

double reading_minutes(const Length& length, const ReadingSpeed& speed) {
    return static_cast<double>(length.cjk_characters) / speed.cjk_characters_per_minute +
           static_cast<double>(length.words) / speed.words_per_minute;
}

}  // namespace kiji::prose
