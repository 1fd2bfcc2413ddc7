// Lines and columns of places anywhere in many posts.
#pragma once

#include <cstddef>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "source/line_index.hpp"

namespace kiji::output {

/// Where a place begins and ends. Lines and columns are 1-based; `last` is that of the last
/// character, so that a range of lines is inclusive.
struct Extent {
    Position first;
    Position last;
};

/// As LineIndex::position for each of `posts`, but O(log lines) wherever it stands: a sentence that
/// comes back 100,000 times in one line of ten megabytes would else be counted from its start each
/// time. Asked from one thread.
class Places {
  public:
    explicit Places(dedupe::Posts posts) : posts_(posts), counted_(posts.size()) {}

    Position at(std::size_t document, std::size_t offset);
    Extent of(const dedupe::Place& place);
    const SourceFile& file(const dedupe::Place& place) const { return *posts_[place.document]; }

  private:
    /// Code points and UTF-16 units before every 4,096th byte.
    struct Count {
        std::size_t code_points = 0;
        std::size_t utf16 = 0;
    };
    Count before(std::size_t document, std::size_t offset);

    dedupe::Posts posts_;
    std::vector<std::vector<Count>> counted_;
};

}  // namespace kiji::output
