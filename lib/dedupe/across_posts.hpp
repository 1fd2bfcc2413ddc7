// What stands in more than one post.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "dedupe/text.hpp"
#include "dedupe/units.hpp"

namespace kiji::dedupe {

struct PostText {
    const Text& text;
    const Units& units;
};

/// Groups with places in two posts or more. `texts` are those of `posts`.
std::vector<Group> find_across(Posts posts, std::span<const PostText> texts, const Options& options,
                               const Limits& limits, std::size_t threads);

}  // namespace kiji::dedupe
