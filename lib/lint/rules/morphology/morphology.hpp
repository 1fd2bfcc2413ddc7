// Rules about Japanese prose that need to know words: a file, a line in both lists here, and a case
// file each. They say nothing where there is no MeCab, and their rows have the tag "morphology".
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule doubled_particle;
extern const Rule doubled_but;
extern const Rule doubled_conjunction;
extern const Rule dropped_ra;
extern const Rule successive_word;
extern const Rule mixed_register;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 6> morphology_rules{
    &rules::doubled_particle,
    &rules::doubled_but,
    &rules::doubled_conjunction,
    &rules::dropped_ra,
    &rules::successive_word,
    &rules::mixed_register,
};
// clang-format on

}  // namespace kiji::lint
