// Words for what is wrong with a text that is not YAML. Internal to lib/value.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "source/diagnostic.hpp"
#include "value/yaml_events.hpp"
#include "value/yaml_tree.hpp"

namespace kiji::yaml {

/// A fault that somebody can mend: bytes of the text, words, and the change where it is certain.
struct Fault {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string message = {};
    std::string help = {};
    std::optional<Edit> fix = {};  // relative to the text
};

/// Reads the lines from the top, as somebody would who knows the usual slips (a colon in a value, a
/// quote that is not closed, tabs, ...), to the first that explains why the text was not read
/// beyond `trouble`. O(size).
std::optional<Fault> find_fault(std::string_view text, const Trouble& trouble);

/// The finding for `trouble`: the fault found by `find_fault`, or the trouble as it is.
Diagnostic explain(const Input& input, const Trouble& trouble, const Limits& limits);

/// `text` as a quoted scalar on one line: in double quotes, or in single ones where it holds double
/// quotes or backslashes but no single ones.
std::string quoted(std::string_view text);

}  // namespace kiji::yaml
