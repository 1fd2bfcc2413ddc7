// The search of a join: each text looks up its rarest grams, and is compared with whom it meets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedupe/join/demands.hpp"
#include "dedupe/join/prefixes.hpp"

namespace kiji::dedupe {

/// What is joined; by index of a text.
struct JoinInput {
    std::span<const std::string_view> texts;
    std::span<const std::uint32_t> grams;  // places of grams
    JoinGroups groups;
};

/// Two texts that share so many different grams, a < b.
struct SharedPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t shared = 0;
    friend auto operator<=>(const SharedPair&, const SharedPair&) = default;
};

struct SharedPairs {
    std::vector<SharedPair> pairs;     // sorted
    std::vector<std::uint8_t> is_cut;  // for each text 1 where its search was ended early
};

/// All pairs that meet `demands`, or the most alike where there are too many; see similar_pairs().
SharedPairs search(const JoinInput& input, std::span<const Prefix> prefixes, const Demands& demands,
                   std::size_t threads);

}  // namespace kiji::dedupe
