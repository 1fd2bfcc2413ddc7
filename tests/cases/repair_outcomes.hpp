// What a repair makes of the inputs of case files.
#pragma once

#include <vector>

#include "case_file.hpp"

namespace kiji::cases {

/// "text removals": what goes, and why; "md repaired": what is left, where anything goes.
std::vector<Outcome> repair_outcomes();

}  // namespace kiji::cases
