// White space at the end of lines, to the letter of markdownlint.
#pragma once

#include "lint/rule.hpp"

namespace kiji::lint {

/// MD009 of markdownlint 0.40. O(size).
void check_trailing_space_as_markdownlint(const Document& doc, Findings& out);

}  // namespace kiji::lint
