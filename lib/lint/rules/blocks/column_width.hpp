// How wide text is on a terminal, as the npm package string-width counts it.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace kiji::lint {

/// The width of `line` up to each of `ends`, byte offsets that go up. Emoji sequences are two
/// columns wide, control characters none. O(length).
std::vector<std::size_t> column_widths(std::string_view line, std::span<const std::size_t> ends);

}  // namespace kiji::lint
