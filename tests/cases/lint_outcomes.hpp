// What a case in lint/ has for outcomes.
#pragma once

#include <string_view>
#include <vector>

#include "case_file.hpp"

namespace kiji::cases {

/// "text findings", "md fixed" and "md fixed-unsafely".
std::vector<Outcome> lint_outcomes();

/// False where that rule asks for MeCab, and there is none.
bool can_lint(std::string_view rule);

}  // namespace kiji::cases
