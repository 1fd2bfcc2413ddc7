// Duplicates for people.
#pragma once

#include "output/output.hpp"

namespace kiji::output {

/// `Format::duplicates` of the text format.
void write_dedupe_text(const Duplicates& found, Style style, const Sink& out);

}  // namespace kiji::output
