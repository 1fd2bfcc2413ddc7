// Which texts of one post are worth a closer look.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kiji::dedupe {

/// Two texts, a < b, with enough grams in common.
struct Candidate {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::size_t common = 0;  // grams in both
};

struct Candidates {
    std::vector<Candidate> pairs;      // sorted
    std::vector<std::uint32_t> grams;  // of each text: different ones
};

/// The pairs of `texts` (normal forms in UTF-8) of which at least `share` of the grams of the
/// shorter text stand in the other. A gram that stands in very many texts counts for the nearest of
/// them only, and a text has so many candidates at most, the best, so that a post of variants of
/// one text costs no more than others: each is still paired with some before it. Of one text alone
/// nothing is counted. O(grams), some 20 bytes for each.
Candidates find_candidates(std::span<const std::string_view> texts, double share);

}  // namespace kiji::dedupe
