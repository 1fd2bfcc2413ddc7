// The table of filters: one family in each file of filters/, one row here.
#pragma once

#include <array>
#include <span>

#include "liquid/filter.hpp"

namespace kiji::liquid::filters {

/// All families, in the order in which they are listed. A name stands twice where the dialects
/// disagree about what it does.
std::span<const std::span<const FilterRow>> families();

}  // namespace kiji::liquid::filters
