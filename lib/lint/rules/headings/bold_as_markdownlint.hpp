// Emphasis used as a heading, to the letter of markdownlint.
#pragma once

#include "lint/rule.hpp"

namespace kiji::lint {

/// MD036 of markdownlint 0.40. O(size).
void check_bold_as_markdownlint(const Document& doc, Findings& out);

}  // namespace kiji::lint
