// Numbers in words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/core.h>

namespace kiji::output {

/// "1 copy", "3 copies"
inline std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

/// Of a share from 0 to 1: "33.3 %"
inline std::string percent(double share) {
    return fmt::format("{:.1f} %", 100 * share);
}

}  // namespace kiji::output
