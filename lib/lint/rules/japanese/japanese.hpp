// Rules about Japanese prose: a file, a line in both lists here, and a case file each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

// clang-format off
inline constexpr std::array<const Rule*, 0> japanese_rules{
};
// clang-format on

}  // namespace kiji::lint
