// Markdown as the engines of sites render it, for case files.
#pragma once

#include <vector>

#include "case_file.hpp"

namespace kiji::cases {

/// The HTML that the engine makes which the options name under `markdown` (else kramdown), for a
/// site whose configuration they are, as YAML.
std::vector<Outcome> kramdown_outcomes();

}  // namespace kiji::cases
