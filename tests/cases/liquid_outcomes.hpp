// What templates come to, as text for case files.
#pragma once

#include <vector>

#include "case_file.hpp"

namespace kiji::cases {

/// What today's Liquid writes, what Liquid 4.0 writes where that differs, and what goes wrong in
/// either. `config` holds the data, `options` the includes by name, both as YAML.
std::vector<Outcome> liquid_outcomes();

}  // namespace kiji::cases
