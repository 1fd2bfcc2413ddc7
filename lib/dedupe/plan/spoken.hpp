// What a post says that may stand for the same text of another one. Inside lib/dedupe only.
#pragma once

#include <cstdint>
#include <vector>

#include "dedupe/text/text.hpp"
#include "document/document.hpp"

namespace kiji::dedupe {

/// The text of a post, and what it takes to tell whether one of its sentences says all that the
/// same sentence of another post does.
struct Spoken {
    Text text;
    struct Block {
        /// It is prose that readers get whatever a template decides.
        bool speaks = false;
        std::uint32_t place = 0;  // among the blocks that are no markers
        /// What it holds beyond words, as `substance_of` has it; of blocks that speak.
        std::vector<std::uint64_t> substance;
    };
    std::vector<Block> blocks;         // as in `text`
    std::vector<std::uint64_t> signs;  // of each sentence, as a hash; 0: none
};

/// `text` is that of `doc`. O(size).
Spoken spoken(const Document& doc, Text text);

}  // namespace kiji::dedupe
