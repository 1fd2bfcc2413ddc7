// Rules about Japanese prose: a file, a line in both lists here, and a case file each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule sentence_too_long;
extern const Rule too_many_commas;
extern const Rule long_kanji_run;
extern const Rule wrong_numerals;
extern const Rule period_missing;
extern const Rule decomposed_kana;
extern const Rule stray_control_character;
extern const Rule zero_width_space;
extern const Rule exclamation_or_question_mark;
extern const Rule half_width_kana;
extern const Rule stray_letter;
extern const Rule unmatched_bracket;
extern const Rule full_width_space_between_katakana;
extern const Rule space_beside_bracket;
extern const Rule space_beside_slash;
extern const Rule space_between_full_width;
extern const Rule half_full_width_spacing;
extern const Rule half_width_space_after_exclamation;
extern const Rule half_width_space_after_question;
extern const Rule space_around_code;
extern const Rule space_around_link;
extern const Rule space_around_emphasis;
extern const Rule space_around_strong;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 23> japanese_rules{
    &rules::sentence_too_long,
    &rules::too_many_commas,
    &rules::long_kanji_run,
    &rules::wrong_numerals,
    &rules::period_missing,
    &rules::decomposed_kana,
    &rules::stray_control_character,
    &rules::zero_width_space,
    &rules::exclamation_or_question_mark,
    &rules::half_width_kana,
    &rules::stray_letter,
    &rules::unmatched_bracket,
    &rules::full_width_space_between_katakana,
    &rules::space_beside_bracket,
    &rules::space_beside_slash,
    &rules::space_between_full_width,
    &rules::half_full_width_spacing,
    &rules::half_width_space_after_exclamation,
    &rules::half_width_space_after_question,
    &rules::space_around_code,
    &rules::space_around_link,
    &rules::space_around_emphasis,
    &rules::space_around_strong,
};
// clang-format on

}  // namespace kiji::lint
