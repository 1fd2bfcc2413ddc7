// What differs between two texts that say nearly the same.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedupe/report.hpp"

namespace kiji::dedupe {

/// A normal form and where its code points stand in a file (see `places_of_form`).
struct PlacedForm {
    std::u32string_view form;
    std::span<const std::uint32_t> places;  // one more than code points
};

/// The stretches that differ, in order; stretches that only a character or two keep apart are one.
/// Texts that differ nearly everywhere give a single difference. Wu, Manber, Myers, Miller, "An
/// O(NP) sequence comparison algorithm", 1990. O(size * differences), bounded.
std::vector<Difference> differences_of(const PlacedForm& a, const PlacedForm& b);

}  // namespace kiji::dedupe
