// What other linters call the rule of a finding.
#pragma once

#include <string_view>

#include "source/diagnostic.hpp"

namespace kiji::output {

/// markdownlint's id where the rule is one of its own ("MD001"), else our name. O(rules).
std::string_view code_of(const Diagnostic& finding);

}  // namespace kiji::output
