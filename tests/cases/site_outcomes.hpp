// Outcomes of cases in site/: templates with the tags and filters of Jekyll.
#pragma once

#include <vector>

#include "case_file.hpp"

namespace kiji::cases {

std::vector<Outcome> site_outcomes();

}  // namespace kiji::cases
