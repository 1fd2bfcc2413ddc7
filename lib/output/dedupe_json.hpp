// Duplicates for programs: one object a pair of places, a marker or a cut sentence.
#pragma once

#include "output/output.hpp"

namespace kiji::output {

/// `Format::duplicates` of json: one document with those objects in arrays.
void write_dedupe_json(const Duplicates& found, Style style, const Sink& out);
/// Of jsonl: one object a line and nothing else.
void write_dedupe_jsonl(const Duplicates& found, Style style, const Sink& out);

}  // namespace kiji::output
