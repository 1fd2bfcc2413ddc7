// From classes of equal units to what is reported.
#pragma once

#include <span>
#include <vector>

#include "dedupe/exact.hpp"

namespace kiji::dedupe {

/// The groups that `classes` make: one for each class where posts are compared with one another and
/// its text is long enough for that, else one for each post that holds it twice. Sorted by place.
std::vector<Group> exact_groups(std::span<const Document* const> documents,
                                std::span<const Class> classes, const Options& options);

}  // namespace kiji::dedupe
