// Whether a text is long enough to say something.
#pragma once

#include <cstddef>

#include "dedupe/dedupe.hpp"

namespace kiji::dedupe {

/// True where `characters` code points in normal form, `cjk` of them Chinese or Japanese, reach
/// `floor`: cjk / floor.cjk + others / floor.other >= 1, in whole numbers.
constexpr bool reaches(std::size_t characters, std::size_t cjk, const Floor& floor) {
    return cjk * floor.other + (characters - cjk) * floor.cjk >= floor.cjk * floor.other;
}

}  // namespace kiji::dedupe
