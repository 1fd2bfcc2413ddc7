// The fast way through front matter of the usual kind. Internal to lib/value.
#pragma once

#include "base/arena.hpp"
#include "base/limits.hpp"
#include "value/yaml.hpp"
#include "value/yaml_tree.hpp"

namespace kiji::yaml {

/// Reads a mapping of keys to scalars and to lists of scalars on single lines: what nearly all front
/// matter is, some ten times faster than through yaml-cpp. The scalar of a key may go on in lines
/// below it, plain, in quotes, or behind "|" or ">". Values and places are the same; `input` is
/// UTF-8 without forbidden characters, tabs, lone "\r" and U+2028. False at the first sign of
/// anything else (a nested mapping, an anchor, a tag, a blank line in quotes, lines behind ">" that
/// are not in one column, a key that stands twice, whatever is no YAML): then `yaml` is as it was.
/// One pass, O(size + keys²), at most 64 keys.
bool read_flat(const Input& input, Arena& arena, const Limits& limits, Yaml& yaml);

}  // namespace kiji::yaml
