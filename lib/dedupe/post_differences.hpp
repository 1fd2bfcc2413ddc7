// What differs between places in different posts.
#pragma once

#include <cstddef>
#include <vector>

#include "dedupe/dedupe.hpp"

namespace kiji::dedupe {

/// Fills in `Group::differences` of near and template groups of two blocks. Reads each post that is
/// concerned once more, one for each thread at a time.
void add_differences(Posts posts, const Options& options, const Limits& limits, std::size_t threads,
                     std::vector<Group>& groups);

}  // namespace kiji::dedupe
