// Characters as CommonMark sorts them. ASCII only, whatever the locale.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.hpp"

namespace kiji::markdown {

using ascii::is_blank;
using ascii::is_line_end;
using ascii::is_punctuation;
constexpr bool is_white_space(char c) {
    return ascii::is_space(c);
}

/// A line or text without the white space at its end.
constexpr std::string_view trim_end(std::string_view text) {
    std::size_t size = text.size();
    while (size > 0 && ascii::is_space(text[size - 1]))
        --size;
    return text.substr(0, size);
}

}  // namespace kiji::markdown
