// What differs between two texts that say nearly the same.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedupe/report.hpp"

namespace kiji::dedupe {

/// Code points of one form that stand for those of another.
struct Hunk {
    Span a;
    Span b;
};

/// The stretches that differ, in order; stretches that only a character or two keep apart are one.
/// Texts that differ nearly everywhere give a single one. Along a shortest edit. O(size * size
/// / 64), bounded.
std::vector<Hunk> hunks_of(std::u32string_view a, std::u32string_view b);

/// Hunks of two forms as bytes of the files; `a` and `b` as `places_of_form` gives them.
std::vector<Difference> in_files(std::span<const Hunk> hunks, std::span<const std::uint32_t> a,
                                 std::span<const std::uint32_t> b);

}  // namespace kiji::dedupe
