// What kiji help tells besides the commands.
#pragma once

#include <array>
#include <string_view>

namespace kiji::cli {

struct Topic {
    std::string_view name;
    std::string_view summary;
    std::string_view text;
};

namespace topics {

extern const Topic scale;

}  // namespace topics

inline constexpr std::array<const Topic*, 1> topic_table{&topics::scale};

}  // namespace kiji::cli
