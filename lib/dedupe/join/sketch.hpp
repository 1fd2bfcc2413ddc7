// MinHash: a short sketch of a text, from which texts that may be similar are told without looking
// at all others. (Broder 1997; bands as in Leskovec, Rajaraman, Ullman: Mining of Massive
// Datasets.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kiji::dedupe {

constexpr std::size_t band_count = 32;
constexpr std::size_t band_rows = 4;
constexpr std::size_t permutation_count = band_count * band_rows;

/// Two signatures agree at each place with a probability that is the Jaccard similarity of the sets
/// of grams (five code points in a row) of their texts.
using Signature = std::array<std::uint32_t, permutation_count>;
/// One key for each band of four numbers of a signature. Texts of Jaccard similarity J share one or
/// more of the 32 with a probability of 1 - (1 - J^4)^32: .9998 at .7, .988 at .6, .87 at .5.
using BandKeys = std::array<std::uint64_t, band_count>;

/// The signature of a normal form in UTF-8. The same on every machine and in every version of the
/// sketch; the empty text's is all ones. O(128 * length).
Signature signature(std::string_view text);
/// Two of different bands never stand for the same: the number of the band is in the key.
BandKeys band_keys(const Signature& signature);

/// Goes up whenever a text gets another signature or other keys.
constexpr std::uint32_t sketch_version = 1;

}  // namespace kiji::dedupe
