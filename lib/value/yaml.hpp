// YAML as Ruby's Psych reads it (YAML 1.1 with Psych's scalar rules).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "source/diagnostic.hpp"
#include "source/source_file.hpp"
#include "value/value.hpp"

namespace kiji::yaml {

/// Where values of one document stand in its source. Quotes belong to a quoted scalar's span,
/// anchors and tags do not. For a block scalar or collection the span ends with its last non-blank
/// byte; a flow collection has its brackets. A value that is not written ("title:") has an empty
/// span where it would begin: after the colon or dash. An alias has the span of "*name".
class Places {
  public:
    struct Place {
        Span key;  // empty for items of arrays and the root
        Span value;
        friend bool operator==(const Place&, const Place&) = default;
    };
    /// The place of a value by its address inside the document (as found by walking from the
    /// root); null for values that came through a merge key. What an alias stands for is shared:
    /// its items have the places they have at the anchor. O(log values).
    const Place* find(const Value* value) const;
    void add(const Value* value, Place place) { entries_.push_back({value, place}); }
    /// Makes what was added known to `find`. O(n log n), O(n) where it was added in order.
    void sort();

  private:
    struct Entry {
        const Value* value;
        Place place;
    };
    std::vector<Entry> entries_;
};

/// One YAML document. `root` lives in the arena; it is nil (and `ok` false) where the text is not
/// YAML: then a Diagnostic says why, at its place, with what to do.
struct Yaml {
    const Value* root = nullptr;
    Places places;
    bool ok = false;
};

/// Reads `part` of `file`. Objects hold each key once: a later one replaces the value of an earlier
/// one, at its place in the order; merge keys are merged and aliases expanded (they share memory).
/// Findings: rule "front-matter-syntax", an error for what is not YAML, is nested deeper or expands
/// further than `limits` allow, a warning for a second document, which is not read;
/// "unquoted-value" (warning) for what is YAML but surely meant as text (`{{ x }}`, an unknown tag,
/// an anchor without a value); "duplicate-key" (warning) for a key that stands twice in one
/// mapping, the last one wins. Unlike Psych, a value that holds itself is an error. Never throws.
/// O(size), bounded by `limits`.
Yaml read(const SourceFile& file, Span part, Arena& arena, const Limits& limits, Diagnostics& out);

/// The type Psych gives a plain (unquoted) scalar, e.g. "yes" is true, "08" a string, "1_000" an
/// integer, "12:30" 45000 (Psych's sexagesimal counts from hours), "2025-11-07" a date, "~" nil.
/// Strings keep a view of `text`. Where Psych makes what Value cannot hold: a symbol (":name")
/// stays a string with its colon, an integer beyond 64 bits becomes a real, a time keeps
/// microseconds.
Value plain_scalar(std::string_view text);

/// How a string is written; any other value is plain.
enum class Quotes : std::uint8_t { where_needed, single_quotes, double_quotes };

/// A scalar on one line that reads back as `value`, a string in quotes where plain style would read
/// as anything else, inside brackets too. Single quotes become double ones for line ends and
/// control characters. Asserts that `value` is no array or object.
std::string write_scalar(const Value& value, Quotes quotes = Quotes::where_needed);

}  // namespace kiji::yaml
