// Text at the edges of a line.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.hpp"

namespace kiji::markdown {

/// A line or text without the white space at its end.
constexpr std::string_view trim_end(std::string_view text) {
    std::size_t size = text.size();
    while (size > 0 && ascii::is_space(text[size - 1]))
        --size;
    return text.substr(0, size);
}

}  // namespace kiji::markdown
