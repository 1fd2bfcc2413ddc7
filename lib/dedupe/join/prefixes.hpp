// The rarest grams of each text: two texts that are similar enough share one of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedupe/join/demands.hpp"
#include "dedupe/join/gram_counts.hpp"

namespace kiji::dedupe {

/// The prefix of one text.
struct Prefix {
    std::uint32_t grams = 0;  // different ones in the whole text
    /// So many grams stand before these in the order of rareness, and in no other text: what is
    /// stored begins at this place.
    std::uint32_t free = 0;
    std::span<const std::uint64_t> hashes;  // from rare to frequent; as many as may be asked for
};

/// The prefixes of all texts.
class Prefixes {
  public:
    /// Same for any number of threads. `grams`: places of grams in each text.
    Prefixes(std::span<const std::string_view> texts, std::span<const std::uint32_t> grams,
             const GramCounts& counts, const Demands& demands, std::size_t threads);

    std::span<const Prefix> all() const { return prefixes_; }

  private:
    std::vector<std::vector<std::uint64_t>> hashes_;  // of so many texts in a row
    std::vector<Prefix> prefixes_;
};

}  // namespace kiji::dedupe
