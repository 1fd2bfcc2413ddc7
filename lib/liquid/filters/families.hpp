// The rows of each family. Internal to lib/liquid/filters.
#pragma once

#include <span>

#include "liquid/filter.hpp"

namespace kiji::liquid::filters {

std::span<const FilterRow> string_rows();
std::span<const FilterRow> replace_rows();
std::span<const FilterRow> number_rows();
std::span<const FilterRow> array_rows();
std::span<const FilterRow> select_rows();
std::span<const FilterRow> sort_rows();
std::span<const FilterRow> date_rows();
std::span<const FilterRow> html_rows();
std::span<const FilterRow> url_rows();

}  // namespace kiji::liquid::filters
