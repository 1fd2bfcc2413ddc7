// What the bounds of a join ask of sets of grams: how many of them, and how many in common.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>

#include "dedupe/join/join.hpp"

namespace kiji::dedupe {

/// All in numbers of different grams. Rounding never makes a demand too high: that costs a
/// comparison at most, where a demand too high would lose a pair.
class Demands {
  public:
    explicit Demands(const JoinBounds& bounds) : bounds_(bounds) {}

    bool wants_jaccard() const { return bounds_.jaccard <= 1; }
    bool wants_containment() const { return bounds_.containment <= 1; }

    /// How many of its rarest grams a text of so many must look up to find those that are similar
    /// and have no more grams than it has. 0 where that is not asked for.
    std::size_t looked_up(std::size_t grams) const {
        return wants_jaccard() ? prefix(grams, demand(bounds_.jaccard, grams)) : 0;
    }
    /// By how many of its rarest grams it must be found by those that have as many or more: they
    /// share 2t / (1 + t) of them.
    std::size_t found_by(std::size_t grams) const {
        const double factor = 2 * bounds_.jaccard / (1 + bounds_.jaccard);
        return wants_jaccard() ? prefix(grams, demand(factor, grams)) : 0;
    }
    /// Those that contain it look up all of their grams, and must find so many of its rarest ones:
    /// one would do, but three rule out nearly all that share some words by chance.
    std::size_t met_by_whole(std::size_t grams) const {
        return std::min<std::size_t>(3, shared_if_contained(grams));
    }
    /// By how many of its rarest grams it must be found for that. 0 where that is not asked for.
    std::size_t found_by_whole(std::size_t grams) const {
        const std::size_t shared = shared_if_contained(grams);
        return shared > grams ? 0 : grams - shared + met_by_whole(grams);
    }

    /// The fewest grams of a text that can be similar to one of so many.
    std::size_t smallest_similar(std::size_t grams) const {
        return wants_jaccard() ? demand(bounds_.jaccard, grams) : never;
    }
    /// The fewest that two must share to be similar.
    std::size_t shared_if_similar(std::size_t grams, std::size_t others) const {
        const double factor = bounds_.jaccard / (1 + bounds_.jaccard);
        return wants_jaccard() ? demand(factor, grams + others) : never;
    }
    /// The fewest of a part that stand in the whole.
    std::size_t shared_if_contained(std::size_t part) const {
        return wants_containment() ? demand(bounds_.containment, part) : never;
    }

    /// True where a pair is to be told.
    bool met(double jaccard, double containment) const {
        return jaccard >= bounds_.jaccard || containment >= bounds_.containment;
    }

    static constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

  private:
    static std::size_t demand(double factor, std::size_t grams) {
        // rounds up, as std::ceil does, without a call
        const double product = (factor * static_cast<double>(grams)) + (1 - 1e-6);
        return product < 1 ? 1 : static_cast<std::size_t>(product);
    }
    /// Two sets in one order that share so many have one in common among so many of the first.
    static std::size_t prefix(std::size_t grams, std::size_t shared) {
        return shared > grams ? 0 : grams - shared + 1;
    }

    JoinBounds bounds_;
};

}  // namespace kiji::dedupe
