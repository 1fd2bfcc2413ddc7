// Rules about lists, quotes, tables and other blocks: a file, a line in both lists here, and a case
// file each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule inconsistent_bullet;
extern const Rule uneven_list_indent;
extern const Rule unexpected_list_indent;
extern const Rule quote_extra_blanks;
extern const Rule split_quote;
extern const Rule unexpected_list_number;
extern const Rule uneven_marker_blanks;
extern const Rule crowded_fence;
extern const Rule code_fence_unclosed;
extern const Rule crowded_list;
extern const Rule inconsistent_break_line;
extern const Rule inconsistent_table_pipes;
extern const Rule uneven_table_row;
extern const Rule crowded_table;
extern const Rule inconsistent_table_padding;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 15> blocks_rules{
    &rules::inconsistent_bullet,
    &rules::uneven_list_indent,
    &rules::unexpected_list_indent,
    &rules::quote_extra_blanks,
    &rules::split_quote,
    &rules::unexpected_list_number,
    &rules::uneven_marker_blanks,
    &rules::crowded_fence,
    &rules::code_fence_unclosed,
    &rules::crowded_list,
    &rules::inconsistent_break_line,
    &rules::inconsistent_table_pipes,
    &rules::uneven_table_row,
    &rules::crowded_table,
    &rules::inconsistent_table_padding,
};
// clang-format on

}  // namespace kiji::lint
