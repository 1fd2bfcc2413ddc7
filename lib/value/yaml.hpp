// YAML as Ruby's Psych reads it (YAML 1.1 with Psych's scalar rules), through yaml-cpp.
#pragma once

#include <string_view>
#include <unordered_map>

#include "base/limits.hpp"
#include "source/diagnostic.hpp"
#include "source/source_file.hpp"
#include "value/value.hpp"

namespace kiji::yaml {

/// Where values of one document stand in its source. For a block scalar or collection the span ends
/// with its last non-blank byte; quotes belong to a quoted scalar's span.
class Places {
  public:
    struct Place {
        Span key;  // empty for items of arrays and the root
        Span value;
    };
    /// The place of a value by its address inside the document (as found by walking from the
    /// root); null for values that came through an alias or a merge key.
    const Place* find(const Value* value) const;
    void add(const Value* value, Place place) { places_.emplace(value, place); }

  private:
    std::unordered_map<const Value*, Place> places_;
};

/// One YAML document. `root` lives in the arena; it is nil (and `ok` false) where the text is not
/// YAML: then a Diagnostic says why, at its place, with what to do.
struct Yaml {
    const Value* root = nullptr;
    Places places;
    bool ok = false;
};

/// Reads `part` of `file`. Findings: rule "front-matter-syntax" (error) for what is not YAML, is
/// nested deeper or expands further than `limits` allow; "duplicate-key" (warning) for a key that
/// stands twice in one mapping, the last one wins. Never throws. O(size), bounded by `limits`.
Yaml read(const SourceFile& file, Span part, Arena& arena, const Limits& limits, Diagnostics& out);

/// The type Psych gives a plain (unquoted) scalar, e.g. "yes" is true, "08" a string, "1_000" an
/// integer, "12:30" 750 (sexagesimal), "2025-11-07" a date, "~" nil. Strings keep a view of `text`.
Value plain_scalar(std::string_view text);

}  // namespace kiji::yaml
