// Duplicates as findings, for formats that know nothing of pairs.
#pragma once

#include "output/output.hpp"

namespace kiji::output {

/// Writes `found` in a format of findings: each copy is one, related to the first place; what a run
/// says already is left out. O(places).
void write_as_findings(const Duplicates& found, const Format& format, Style style, const Sink& out);

}  // namespace kiji::output
