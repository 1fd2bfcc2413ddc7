// Whether a text is long enough to say something.
#pragma once

#include <cstddef>

namespace kiji::dedupe {

/// How long a text must be: code points in normal form, of Chinese and Japanese script or of any
/// other. A mixed text counts by its parts.
struct Floor {
    std::size_t cjk = 0;
    std::size_t other = 0;
};

/// True where `characters` code points in normal form, `cjk` of them Chinese or Japanese, reach
/// `floor`: cjk / floor.cjk + others / floor.other >= 1, in whole numbers.
constexpr bool reaches(std::size_t characters, std::size_t cjk, const Floor& floor) {
    return cjk * floor.other + (characters - cjk) * floor.cjk >= floor.cjk * floor.other;
}

}  // namespace kiji::dedupe
