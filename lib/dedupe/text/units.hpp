// What of a post is compared: its paragraphs, those that say the same under one number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "dedupe/pairs/measures.hpp"
#include "dedupe/text/text.hpp"

namespace kiji::dedupe {

constexpr std::uint32_t no_class = 0xFFFFFFFF;

/// The blocks of one post, by what they say.
struct Units {
    /// For each block of the text the class of all that say the same; of headings and short
    /// paragraphs too. no_class where nothing is compared.
    std::vector<std::uint32_t> class_of;
    std::vector<std::vector<std::uint32_t>> classes;  // blocks of each class, in order
    /// True where a class is compared with others: paragraphs that reach the floor.
    std::vector<bool> compared;
};

/// O(n log n) in the number of blocks; texts are compared only where their hashes are equal.
Units units_of(const Text& text, const Floor& floor);

}  // namespace kiji::dedupe
