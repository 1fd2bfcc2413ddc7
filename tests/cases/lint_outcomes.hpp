// What a case in lint/ has for outcomes.
#pragma once

#include <vector>

#include "case_file.hpp"

namespace kiji::cases {

/// "text findings", "md fixed" and "md fixed-unsafely".
std::vector<Outcome> lint_outcomes();

}  // namespace kiji::cases
