// What dedupe does not compare, and why.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "source/source_file.hpp"

namespace kiji::dedupe {

struct Options;

/// Blocks that were not compared for one reason. `what` points at static storage.
struct LeftOut {
    std::string_view what;  // "code blocks"
    std::size_t blocks = 0;
    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// Counts over all of `posts`; every reason, also those without blocks, in a fixed order. A block
/// has one reason, the first that holds. Posts that cannot be read count nothing. Reads the posts
/// again: O(size).
std::vector<LeftOut> left_out(std::span<const SourceFile* const> posts, const Options& options,
                              const Limits& limits, std::size_t threads);

}  // namespace kiji::dedupe
