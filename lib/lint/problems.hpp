// Rules whose faults are found while a document is read.
#pragma once

#include <string_view>

#include "lint/rule.hpp"

namespace kiji::lint {

/// Passes on what reading `doc` found under the name `rule`.
void report_problems(const Document& doc, std::string_view rule, Findings& out);

}  // namespace kiji::lint
