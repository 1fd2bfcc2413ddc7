// What stands in more than one post.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "dedupe/text/text.hpp"
#include "dedupe/text/units.hpp"

namespace kiji::dedupe {

struct PostText {
    const Text& text;
    const Units& units;
};

struct Across {
    std::vector<Group> groups;  // with places in two posts or more
    std::size_t crowded = 0;    // as in Report
};

/// `texts` are those of `posts`.
Across find_across(Posts posts, std::span<const PostText> texts, const Options& options,
                   const Limits& limits, std::size_t threads);

}  // namespace kiji::dedupe
