// All pairs of similar texts, exactly: what would be found by comparing each with each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedupe/report.hpp"

namespace kiji::dedupe {

/// Two texts of those given, a < b.
struct SimilarPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    float jaccard = 0;
    float containment = 0;  // of the one with fewer grams in the other
    friend bool operator==(const SimilarPair&, const SimilarPair&) = default;
};

struct JoinBounds {
    double jaccard = 0.6;      // pairs from here on are found; above 1: none
    double containment = 2.0;  // pairs from here on are found as well; above 1: none
};

/// A pair is let through only where this says so: the two texts may be of one document, say. Called
/// from several threads.
struct JoinGroups {
    /// For each text the number of its document. Pairs within one document are left out.
    std::span<const std::uint32_t> document;
    /// Only pairs with a text of a document below this one are looked for.
    std::uint32_t drafts = 0xFFFFFFFF;
};

/// All pairs of `texts` (normal forms in UTF-8, no two equal) whose sets of five code points in a
/// row are so similar, sorted by (a, b). Exact: none is missed, none is wrong.
std::vector<SimilarPair> similar_pairs(std::span<const std::string_view> texts,
                                       const JoinGroups& groups, const JoinBounds& bounds,
                                       std::size_t threads);

}  // namespace kiji::dedupe
