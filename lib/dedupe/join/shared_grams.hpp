// How many grams two texts share: counted on their code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dedupe/join/distinct.hpp"
#include "dedupe/join/grams.hpp"

namespace kiji::dedupe {

/// Compares one text with many, one after another.
class SharedGrams {
  public:
    /// From now on `text` is compared. O(size).
    void set(std::string_view text);
    /// Different grams of the text that was set.
    std::size_t grams() const { return grams_.values().size(); }

    /// How many different grams `other` shares with it; as soon as it is clear that they are fewer
    /// than `at_least`, some number below that. `places` of grams are in `other`. O(size).
    std::size_t count(std::string_view other, std::size_t places, std::size_t at_least);

  private:
    Distinct<Gram> grams_;
    std::vector<std::uint32_t> counted_in_;  // for each slot: the last text its gram was counted in
    std::uint32_t text_ = 0;
};

}  // namespace kiji::dedupe
