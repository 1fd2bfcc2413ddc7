// What dedupe does not compare, and why.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "dedupe/floor.hpp"

namespace kiji {
class Document;
}

namespace kiji::dedupe {

struct Text;

/// Blocks that were not compared for one reason. `what` points at static storage.
struct LeftOut {
    std::string_view what;  // "code blocks"
    std::size_t blocks = 0;
    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// By reason, in a fixed order.
using LeftOutCounts = std::array<std::size_t, 11>;
/// Counts the blocks of a post, `text` being that of `doc`. A block has one reason, the first that
/// holds. O(blocks).
LeftOutCounts count_left_out(const Document& doc, const Text& text, const Floor& floor);

/// The sum over posts; every reason, also those without blocks.
std::vector<LeftOut> left_out(std::span<const LeftOutCounts> posts);

}  // namespace kiji::dedupe
