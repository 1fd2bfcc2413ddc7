// Link definitions at the head of a paragraph, as micromark reads them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lint/facts/blocks.hpp"

namespace kiji::lint {

/// Adds those of the paragraph `block`, whose lines in `text` are `lines`, to `out`. O(size).
void find_definitions(std::string_view text, std::span<const Span> lines, std::uint32_t block,
                      std::vector<WrittenDefinition>& out);

/// True where there is nothing but definitions in `lines`.
bool holds_definitions_only(std::string_view text, std::span<const Span> lines);

}  // namespace kiji::lint
