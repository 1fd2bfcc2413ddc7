// Rules about blanks, lines and code: a file, a line in both lists here, and a case file each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule trailing_space;
extern const Rule hard_tab;
extern const Rule repeated_blank_lines;
extern const Rule line_too_long;
extern const Rule missing_final_newline;
extern const Rule prompt_without_output;
extern const Rule code_language_missing;
extern const Rule code_block_style_mixed;
extern const Rule code_fence_style_mixed;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 9> whitespace_rules{
    &rules::trailing_space,
    &rules::hard_tab,
    &rules::repeated_blank_lines,
    &rules::line_too_long,
    &rules::missing_final_newline,
    &rules::prompt_without_output,
    &rules::code_language_missing,
    &rules::code_block_style_mixed,
    &rules::code_fence_style_mixed,
};
// clang-format on

}  // namespace kiji::lint
