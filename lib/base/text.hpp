// Unicode text: UTF-8, width on a terminal, normal forms.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kiji {

/// One code point read from UTF-8. `length` 0: nothing was left. An ill-formed sequence reads as
/// U+FFFD with the length of its longest valid prefix, at least 1.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;
};

/// The code point at `at` (byte offset). O(1).
CodePoint decode(std::string_view text, std::size_t at);

/// Appends `value` as UTF-8. Surrogates and values above U+10FFFF are written as U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// The code points of `text`; what is not UTF-8 becomes U+FFFD. O(size).
std::u32string to_utf32(std::string_view text);

/// The byte offset of the first ill-formed sequence, or nothing where all of `text` is UTF-8
/// (no overlong forms, no surrogates). O(size), a few GB/s on ASCII.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Code points in `text`, which is UTF-8.
std::size_t count_code_points(std::string_view text);
/// UTF-16 code units of `text`, which is UTF-8: what editors and SARIF count.
std::size_t count_utf16(std::string_view text);

/// Columns one code point takes on a terminal: 0 (combining, zero width), 1, or 2 (East Asian wide
/// and full width, emoji presentation). Control characters: 0.
int display_width(char32_t value);
/// Sum over `text`, with tabs to the next multiple of `tab` from column `start`.
std::size_t display_width(std::string_view text, std::size_t tab = 4, std::size_t start = 0);

/// Unicode NFC and NFKC; NFKC_Casefold: NFKC with full case folding, invisible characters (soft
/// hyphen, zero width, variation selectors) dropped; what dedupe and tag comparison use. O(size).
std::string nfc(std::string_view text);
std::string nfkc(std::string_view text);
std::string nfkc_casefold(std::string_view text);

/// Scripts that are written without spaces between words: Han, Hiragana, Katakana, Bopomofo and
/// their punctuation and full-width forms. Hangul is not among them.
bool is_cjk(char32_t value);
/// Unicode categories: L*, M*, N*.
bool is_letter_mark_or_number(char32_t value);
/// Unicode White_Space.
bool is_space(char32_t value);
/// Not a control character, unassigned, or one that separates lines or paragraphs.
bool is_printable(char32_t value);

/// Letters in upper or lower case, as Unicode maps them without a look at their neighbours ("ß" is
/// "SS"); capitalize has the first in title case and the others in lower case. What is not UTF-8
/// stays as it is. O(size).
std::string upcase(std::string_view text);
std::string downcase(std::string_view text);
std::string capitalize(std::string_view text);

/// For messages and terminals: control characters (ESC, newline, DEL, C1), line separators,
/// bidirectional controls and ill-formed bytes become visible escapes (\n, \x1b, \u{202e}, \xff);
/// all else is kept.
std::string escape_for_terminal(std::string_view text);

/// Insertions, deletions, changes and swaps of neighbours that turn `a` into `b`, in code points;
/// `at_most` + 1 where it takes more. O(length * at_most).
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t at_most);

/// "did you mean": the candidate nearest to `word` by edit distance, at most a third of its length
/// (1 for words of 3 to 5) away; empty where none is.
template <typename Range>
std::string_view nearest(std::string_view word, const Range& candidates) {
    const std::size_t length = count_code_points(word);
    std::size_t best = length < 3 ? 0 : (length < 6 ? 1 : length / 3);
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate, best);
        if (distance <= best && (found.empty() || distance < best)) {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

}  // namespace kiji
