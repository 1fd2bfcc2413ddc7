// What rules about spaces share.
#pragma once

#include <string_view>

#include "lint/rule.hpp"

namespace kiji::lint {

/// Tells of each space of half width between `mark` and further text.
void report_half_width_spaces(std::string_view mark, Findings& out);

/// Tells of spaces between nodes of `kind` and the Japanese letter beside them, or with the options
/// `before` and `after` of where there is none. `name`: what such a node is called.
void report_spaces_around(markdown::Kind kind, std::string_view name, Findings& out);

}  // namespace kiji::lint
