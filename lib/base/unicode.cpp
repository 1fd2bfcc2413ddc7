// What only Unicode's tables know, through ICU. No other file includes ICU for this.
#include <algorithm>
#include <array>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "base/ascii.hpp"
#include "base/characters.hpp"
#include "base/code_points.hpp"
#include "base/letter_case.hpp"
#include "base/text.hpp"

namespace kiji {
namespace {

/// One pass over UTF-8: runs that are normal already are copied as they are.
std::string normalize(const icu::Normalizer2* form, std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    std::string normal;
    if (form != nullptr) {
        icu::StringByteSink<std::string> sink(&normal, static_cast<int32_t>(text.size()));
        form->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                            sink, nullptr, error);
    }
    // Without its data ICU can do nothing; text as it is finds less, and loses nothing.
    return form != nullptr && U_SUCCESS(error) != 0 ? normal : std::string(text);
}

/// What `instance` gives, asked for once, by one thread. Null where ICU has not got its data.
using Instance = const icu::Normalizer2* (*)(UErrorCode&);
template <Instance instance>
const icu::Normalizer2* normalizer() {
    static const icu::Normalizer2* const form = [] {
        UErrorCode error = U_ZERO_ERROR;
        return instance(error);
    }();
    return form;
}

struct Range {
    char32_t first;
    char32_t last;
};
// Hangul stands in some of these blocks: 3130-318F, 3200-321E, 3260-327F and FFA0-FFDC are left
// out.
constexpr std::array cjk_ranges = {
    Range{0x2E80, 0x2FFF},    // radicals, description characters
    Range{0x3000, 0x312F},    // punctuation, kana, Bopomofo
    Range{0x3190, 0x31FF},    // Kanbun, Bopomofo and Katakana extensions, strokes
    Range{0x3220, 0x325F},    // enclosed
    Range{0x3280, 0x4DBF},    // enclosed, squared, extension A
    Range{0x4E00, 0x9FFF},    // unified ideographs
    Range{0xF900, 0xFAFF},    // compatibility ideographs
    Range{0xFE10, 0xFE1F},    // vertical forms
    Range{0xFE30, 0xFE6F},    // compatibility and small forms
    Range{0xFF01, 0xFF9F},    // full-width ASCII, half-width Katakana
    Range{0xFFE0, 0xFFE6},    // full-width signs
    Range{0x16FE2, 0x16FE3},  // old Chinese marks
    Range{0x16FF0, 0x16FF1},  // Vietnamese reading marks
    Range{0x1AFF0, 0x1B16F},  // kana extensions
    Range{0x1F200, 0x1F265},  // enclosed ideographs
    Range{0x20000, 0x3FFFF},  // extension B and on
};

/// What Japanese and Chinese are written in, without a look at tables: Han, hiragana and katakana
/// but for their combining marks, punctuation, full width forms.
bool is_surely_wide(char32_t value) {
    return (value >= 0x3400 && value <= 0x9FFF) || (value >= 0x3041 && value <= 0x3096) ||
           (value >= 0x30A1 && value <= 0x30FF) || (value >= 0x3000 && value <= 0x3029) ||
           (value >= 0xFF01 && value <= 0xFF60);
}

/// The same of most such characters, by their bytes alone.
bool begins_with_wide_letter(std::string_view text) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return static_cast<unsigned char>(text[i]);
    };
    if (text.size() < 3 || ((byte(1) ^ 0x80U) | (byte(2) ^ 0x80U)) > 0x3F)
        return false;
    if (byte(0) == 0xE3)
        return byte(1) == 0x83 || (byte(1) == 0x81 && byte(2) > 0x80) ||
               (byte(1) == 0x80 && byte(2) <= 0xA9);
    return byte(0) >= 0xE4 && byte(0) <= 0xE9;
}

bool is_in(char32_t value, std::uint32_t categories) {
    return (U_GET_GC_MASK(static_cast<UChar32>(value)) & categories) != 0;
}

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

std::string nfc(std::string_view text) {
    if (ascii::is_ascii(text))
        return std::string(text);
    return normalize(normalizer<icu::Normalizer2::getNFCInstance>(), text);
}

std::string nfkc(std::string_view text) {
    if (ascii::is_ascii(text))
        return std::string(text);
    return normalize(normalizer<icu::Normalizer2::getNFKCInstance>(), text);
}

std::string nfkc_casefold(std::string_view text) {
    if (ascii::is_ascii(text))
        return ascii::lowered(text);
    return normalize(normalizer<icu::Normalizer2::getNFKCCasefoldInstance>(), text);
}

int display_width(char32_t value) {
    if (value < 0x20 || (value >= 0x7F && value < 0xA0))
        return 0;
    if (value < 0x300)
        return 1;
    if (is_surely_wide(value))
        return 2;
    const auto point = static_cast<UChar32>(value);
    constexpr std::uint32_t no_width = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
    if ((U_GET_GC_MASK(point) & no_width) != 0)
        return 0;
    // Vowels and finals of Hangul written in parts join the syllable before.
    if (value >= 0x1160 && value <= 0x11FF)
        return 0;
    const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text, std::size_t tab, std::size_t start) {
    std::size_t column = start;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] >= ' ' && text[at] <= '~') {
            ++column;
            ++at;
            continue;
        }
        if (begins_with_wide_letter(text.substr(at))) {
            column += 2;
            at += 3;
            continue;
        }
        const CodePoint point = next_code_point(text, at);
        at += point.length;
        if (point.value == '\t' && tab != 0)
            column += tab - column % tab;
        else
            column += static_cast<std::size_t>(display_width(point.value));
    }
    return column - start;
}

bool is_cjk(char32_t value) {
    if (value < cjk_ranges.front().first)
        return false;
    // Kana and Han: nearly all that is asked about.
    if (value >= 0x3041 && value <= 0x9FFF && (value >= 0x4E00 || value <= 0x30FF))
        return true;
    const auto* after = std::ranges::upper_bound(cjk_ranges, value, {}, &Range::first);
    return after != cjk_ranges.begin() && value <= (after - 1)->last;
}

bool is_letter_mark_or_number(char32_t value) {
    if (value < 0x80)
        return ascii::is_alphanumeric(value);
    constexpr std::uint32_t kept = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(value)) & kept) != 0;
}

bool is_letter_mark_or_digit(char32_t value) {
    if (value < 0x80)
        return is_letter_mark_or_number(value);
    constexpr std::uint32_t kept = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(value)) & kept) != 0;
}

bool is_word_character(char32_t value) {
    if (value == '_' || is_letter_mark_or_digit(value))
        return true;
    // Roman numerals, U+3007 and letters in circles count as letters.
    return value >= 0x80 &&
           (is_in(value, U_GC_PC_MASK) || u_isUAlphabetic(static_cast<UChar32>(value)) != 0);
}

std::string lower_case(std::string_view text) {
    std::string lower = ascii::lowered(text);
    // Beyond ASCII kana and Han have no case; most texts have nothing else.
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = next_code_point(text, at);
        if (point.value >= 0x80 && (point.value < 0x3000 || point.value > 0x9FFF))
            break;
        at += point.length;
    }
    if (at == text.size())
        return lower;
    lower.resize(at);
    while (at < text.size()) {
        const CodePoint point = next_code_point(text, at);
        if (point.value < 0x80)
            lower += ascii::lower(static_cast<char>(point.value));
        else if (point.value == 0x130)  // the only letter that becomes two
            lower += "i\xCC\x87";
        else
            append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value))));
        at += point.length;
    }
    return lower;
}

bool is_space(char32_t value) {
    if (value < 0x80)
        return ascii::is_space(value);
    // The last one is the full-width space; kana and Han, which come behind it, are many.
    if (value > 0x3000)
        return false;
    return u_isUWhiteSpace(static_cast<UChar32>(value)) != 0;
}

bool is_punctuation_or_symbol(char32_t value) {
    if (value < 0x80)
        return ascii::is_punctuation(value);
    // Kana and Han letters: nearly all that is asked about.
    if (value >= 0x3041 && value <= 0x9FFF && (value >= 0x4E00 || value <= 0x3096))
        return false;
    return is_in(value, U_GC_P_MASK | U_GC_S_MASK);
}

std::string upper_case(std::string_view text) {
    std::string result;
    if (!ascii::is_ascii(text)) {
        to_icu(text).toUpper(icu::Locale::getRoot()).toUTF8String(result);
        return result;
    }
    result = text;
    std::ranges::transform(result, result.begin(), ascii::upper);
    return result;
}

bool is_letter_of_cjk(char32_t value) {
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(value), &error)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_HANGUL:
            return true;
        default:
            return false;
    }
}

}  // namespace kiji
