// Rules about the characters that a file is made of: a file, a line in both lists here, and a case
// file each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule byte_order_mark;
extern const Rule mixed_line_ends;
extern const Rule zero_width_character;
extern const Rule control_character;
extern const Rule bidi_control;
extern const Rule decomposed_text;
extern const Rule mojibake;
extern const Rule merge_marker;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 8> encoding_rules{
    &rules::byte_order_mark,
    &rules::mixed_line_ends,
    &rules::zero_width_character,
    &rules::control_character,
    &rules::bidi_control,
    &rules::decomposed_text,
    &rules::mojibake,
    &rules::merge_marker,
};
// clang-format on

}  // namespace kiji::lint
