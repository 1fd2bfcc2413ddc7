#include "base/characters.hpp"

#include <algorithm>
#include <cstdint>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace kiji {
namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_in(char32_t value, std::uint32_t categories) {
    return (U_GET_GC_MASK(static_cast<UChar32>(value)) & categories) != 0;
}

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

bool is_punctuation_or_symbol(char32_t value) {
    if (value < 0x80)
        return (value >= '!' && value <= '/') || (value >= ':' && value <= '@') ||
               (value >= '[' && value <= '`') || (value >= '{' && value <= '~');
    // Kana and Han letters: nearly all that is asked about.
    if (value >= 0x3041 && value <= 0x9FFF && (value >= 0x4E00 || value <= 0x3096))
        return false;
    return is_in(value, U_GC_P_MASK | U_GC_S_MASK);
}

std::string upper_case(std::string_view text) {
    std::string result;
    if (!is_ascii(text)) {
        to_icu(text).toUpper(icu::Locale::getRoot()).toUTF8String(result);
        return result;
    }
    result = text;
    for (char& c : result)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return result;
}

}  // namespace kiji
