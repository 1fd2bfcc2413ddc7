// In how many posts a paragraph stands. Inside lib/dedupe only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>

#include "base/hash.hpp"

namespace kiji::dedupe {

/// A paragraph of one of many posts; the views must live as long as the call.
struct SpreadParagraph {
    Hash128 hash;           // of the form
    std::string_view form;  // normal
    std::uint32_t post = 0;
    bool counted = true;  // its post is one of those that are counted
};

/// Counts posts as the report does: what stands in many is there on purpose, and is left alone.
class Spread {
  public:
    Spread() = default;
    /// `paragraphs` sorted by post. The time of a join of all of them.
    Spread(std::span<const SpreadParagraph> paragraphs, std::size_t threads);

    /// In how many of the counted posts the paragraph stands, or a variant of it, or one of that.
    std::size_t posts_with(const Hash128& paragraph) const;

  private:
    std::unordered_map<Hash128, std::uint32_t> posts_;
};

}  // namespace kiji::dedupe
