// The way through yaml-cpp, for all YAML that read_flat leaves. Internal to lib/value.
#pragma once

#include "base/arena.hpp"
#include "base/limits.hpp"
#include "source/diagnostic.hpp"
#include "value/yaml.hpp"
#include "value/yaml_tree.hpp"

namespace kiji::yaml {

/// Reads `input`, which is UTF-8 without forbidden characters, into `yaml`. False, with an error in
/// `out` that explains it, where it is no YAML or passes a limit. O(size), bounded by `limits`.
bool read_full(const Input& input, Arena& arena, const Limits& limits, Yaml& yaml,
               Diagnostics& out);

}  // namespace kiji::yaml
