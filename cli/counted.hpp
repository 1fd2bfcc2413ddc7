// Numbers of things, as a sentence has them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/core.h>

namespace kiji::cli {

/// "1 file", "2 files": for words whose plural takes an s.
inline std::string counted(std::size_t number, std::string_view one) {
    return fmt::format("{} {}{}", number, one, number == 1 ? "" : "s");
}

}  // namespace kiji::cli
