// Units that are equal.
#pragma once

#include <span>
#include <vector>

#include "dedupe/units.hpp"

namespace kiji::dedupe {

/// Units with one key, two or more, in the order they were given.
using Class = std::vector<const Unit*>;

/// All such classes of `units`, in order of their first unit. O(n log n) in the number of units;
/// keys are compared only where their hashes are equal.
std::vector<Class> equal_units(std::span<const Unit> units);

}  // namespace kiji::dedupe
