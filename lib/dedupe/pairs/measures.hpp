// How alike two texts are, in normal form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kiji::dedupe {

/// The distinct grams of a text in UTF-8, five code points each, as hashes in rising order; a
/// shorter text is one gram, an empty one none. O(n log n).
using Grams = std::vector<std::uint64_t>;
Grams grams_of(std::string_view text);

/// How many grams are in both. O(n).
std::size_t common_grams(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

/// The share of grams that are in both of those in either; 1 where there are none. O(n).
double jaccard_of(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

/// Insertions, deletions and changes of code points that turn `a` into `b`. O(n d / 64) for a
/// distance of d: Myers, "A fast bit-vector algorithm for approximate string matching", 1999, in
/// Hyyrö's form of 2003.
std::size_t levenshtein(std::u32string_view a, std::u32string_view b);
/// The same, but `at_most` + 1 where it is more than that.
std::size_t levenshtein(std::u32string_view a, std::u32string_view b, std::size_t at_most);
/// The same where all of `part` may stand anywhere in `whole`: what stands around it is free.
std::size_t levenshtein_within(std::u32string_view part, std::u32string_view whole);

enum class Step : std::uint8_t { keep, change, remove, add };
/// A shortest way from `a` to `b`: what to do with one code point after another. O(n m / 64) in
/// time and memory: a quarter of a byte for each pair of code points.
std::vector<Step> shortest_edit(std::u32string_view a, std::u32string_view b);

}  // namespace kiji::dedupe
