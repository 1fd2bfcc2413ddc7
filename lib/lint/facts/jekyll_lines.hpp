// Lines that Jekyll takes for no text.
#pragma once

#include <string_view>

#include "document/document.hpp"

namespace kiji::lint {

/// kramdown's "{: .class #id}", which belongs to the block above or below, and "{:toc}".
bool is_attribute_list(std::string_view line);
/// True where nothing but Liquid tags and blanks stands in `line`. O(log tags).
bool is_only_liquid(const Document& doc, Span line);

}  // namespace kiji::lint
