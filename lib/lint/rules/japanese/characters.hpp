// Kinds of characters, as the rules of textlint's Japanese presets tell them apart.
#pragma once

namespace kiji::lint {

constexpr bool is_within(char32_t c, char32_t first, char32_t last) {
    return first <= c && c <= last;
}

/// Kanji and signs that repeat or stand for one.
constexpr bool is_kanji(char32_t c) {
    return is_within(c, 0x4E00, 0x9FFF) || is_within(c, 0x3400, 0x4DBF) ||
           is_within(c, 0xF900, 0xFAFF) || is_within(c, 0x20000, 0x2FFFF) || c == U'々' ||
           c == U'〇' || c == U'〻';
}
constexpr bool is_hiragana(char32_t c) {
    return is_within(c, U'ぁ', U'ん');
}
constexpr bool is_katakana(char32_t c) {
    return is_within(c, U'ァ', U'ヶ');
}
constexpr bool is_japanese_letter(char32_t c) {
    return is_kanji(c) || is_hiragana(c) || is_katakana(c);
}
}  // namespace kiji::lint
