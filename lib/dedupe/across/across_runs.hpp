// Rows of blocks that stand in two posts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dedupe/across/across_posts.hpp"

namespace kiji::dedupe {

struct BlockPlace {
    std::uint32_t document = 0;
    std::uint32_t block = 0;  // of its text
    friend auto operator<=>(const BlockPlace&, const BlockPlace&) = default;
};

/// Two blocks that say the same, `a` in an earlier post than `b`.
struct BlockLink {
    BlockPlace a;
    BlockPlace b;
    friend auto operator<=>(const BlockLink&, const BlockLink&) = default;
};

/// Adds a group for each row of two linked blocks or more that stand in both posts one after
/// another, markers between them left out, and sets `Group::within` of those it tells of already.
/// O(links log links + groups x runs of two posts).
void add_across_runs(Posts posts, std::span<const PostText> texts, std::vector<BlockLink> links,
                     std::vector<Group>& groups);

}  // namespace kiji::dedupe
