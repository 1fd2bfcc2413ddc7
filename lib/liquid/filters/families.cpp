#include "liquid/filters/families.hpp"

#include <array>

#include "liquid/filters.hpp"

namespace kiji::liquid::filters {

std::span<const std::span<const FilterRow>> families() {
    static const std::array<std::span<const FilterRow>, 9> all = {
        string_rows(), replace_rows(), number_rows(), array_rows(), select_rows(),
        sort_rows(),   date_rows(),    html_rows(),   url_rows(),
    };
    return all;
}

}  // namespace kiji::liquid::filters
