// A finding with its source line and carets.
#pragma once

#include <string>

#include "output/locator.hpp"
#include "output/output.hpp"

namespace kiji::output {

/// Appends what `frame` returns; `locator` belongs to `file` and makes rising places cheap.
void append_frame(std::string& out, const SourceFile& file, Locator& locator,
                  const Diagnostic& finding, Style style);

}  // namespace kiji::output
