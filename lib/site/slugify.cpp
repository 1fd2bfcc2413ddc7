#include "site/slugify.hpp"

#include <array>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "liquid/liquid.hpp"

namespace kiji::site {
namespace {

constexpr std::string_view pretty_signs = "._~!$&'()+,;=@";

bool is_ascii_word(char32_t value) {
    return value < 0x80 && liquid::is_word(static_cast<char>(value)) && value != U'_';
}
bool is_pretty(char32_t value) {
    return is_letter_mark_or_digit(value) ||
           (value < 0x80 && pretty_signs.find(static_cast<char>(value)) != std::string_view::npos);
}
bool is_no_space(char32_t value) {
    return value >= 0x80 || !liquid::is_blank(static_cast<char>(value));
}

using IsKept = bool (*)(char32_t);

/// Null: the mode changes capitals alone.
IsKept kept_by(std::string_view mode) {
    if (mode == "default")
        return is_letter_mark_or_digit;
    if (mode == "pretty")
        return is_pretty;
    if (mode == "ascii")
        return is_ascii_word;
    if (mode == "raw")
        return is_no_space;
    return mode == "latin" ? is_letter_mark_or_digit : nullptr;
}

// U+00C0 to U+017E, without their accents.
constexpr char32_t first_latin = 0xC0;
constexpr std::array<std::string_view, 191> latin_letters = {
    "A", "A", "A",  "A",  "A", "A", "AE", "C", "E", "E",  "E",  "E",  "I", "I", "I",  "I",
    "D", "N", "O",  "O",  "O", "O", "O",  "x", "O", "U",  "U",  "U",  "U", "Y", "Th", "ss",
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e",  "e",  "e",  "i", "i", "i",  "i",
    "d", "n", "o",  "o",  "o", "o", "o",  "?", "o", "u",  "u",  "u",  "u", "y", "th", "y",
    "A", "a", "A",  "a",  "A", "a", "C",  "c", "C", "c",  "C",  "c",  "C", "c", "D",  "d",
    "D", "d", "E",  "e",  "E", "e", "E",  "e", "E", "e",  "E",  "e",  "G", "g", "G",  "g",
    "G", "g", "G",  "g",  "H", "h", "H",  "h", "I", "i",  "I",  "i",  "I", "i", "I",  "i",
    "I", "i", "IJ", "ij", "J", "j", "K",  "k", "k", "L",  "l",  "L",  "l", "L", "l",  "L",
    "l", "L", "l",  "N",  "n", "N", "n",  "N", "n", "'n", "NG", "ng", "O", "o", "O",  "o",
    "O", "o", "OE", "oe", "R", "r", "R",  "r", "R", "r",  "S",  "s",  "S", "s", "S",  "s",
    "S", "s", "T",  "t",  "T", "t", "T",  "t", "U", "u",  "U",  "u",  "U", "u", "U",  "u",
    "U", "u", "U",  "u",  "W", "w", "Y",  "y", "Y", "Z",  "z",  "Z",  "z", "Z", "z"};

/// As Ruby's I18n.transliterate: what has no letter in ASCII is "?".
std::string transliterated(std::string_view text) {
    const std::string composed = nfc(text);
    std::string out;
    for (std::size_t at = 0; at < composed.size();) {
        const CodePoint point = decode(composed, at);
        at += point.length;
        if (point.value < 0x80)
            out += static_cast<char>(point.value);
        else if (point.value >= first_latin && point.value - first_latin < latin_letters.size())
            out += latin_letters[point.value - first_latin];
        else
            out += '?';
    }
    return out;
}

}  // namespace

std::string slugify(std::string_view text, std::string_view mode) {
    const IsKept is_kept = kept_by(mode);
    if (is_kept == nullptr)
        return downcase(text);
    const std::string without_accents = mode == "latin" ? transliterated(text) : std::string();
    if (mode == "latin")
        text = without_accents;
    std::string slug;
    bool in_gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const bool stays = is_kept(point.value);
        if (stays)
            slug += text.substr(at, point.length);
        else if (!in_gap)
            slug += '-';
        in_gap = !stays;
        at += point.length;
    }
    if (slug.starts_with('-'))
        slug.erase(0, 1);
    if (slug.ends_with('-'))
        slug.pop_back();
    return downcase(slug);
}

}  // namespace kiji::site
