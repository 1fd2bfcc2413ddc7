// Letters in lower case, and what counts as one in the address of a page.
#pragma once

#include <string>
#include <string_view>

namespace kiji {

/// Each letter of `text` in lower case by Unicode's simple mapping, whatever its language. O(size).
std::string lower_case(std::string_view text);

/// Unicode categories L*, M* and Nd: what Ruby's \p{L}, \p{M} and \p{Nd} match, and what Jekyll
/// keeps in a slug.
bool is_letter_mark_or_digit(char32_t value);
/// What Ruby's \p{Word} matches, and kramdown keeps in the id of a heading: L*, M*, Nd, Pc.
bool is_word_character(char32_t value);
/// Letters of the scripts Han, Hiragana, Katakana and Hangul: one word each, where Jekyll counts.
bool is_letter_of_cjk(char32_t value);

}  // namespace kiji
