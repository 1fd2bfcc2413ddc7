#include "site/filters/families.hpp"

#include <algorithm>
#include <vector>

#include "site/filters/filters.hpp"

namespace kiji::site::filters {

std::span<const FilterRow> rows() {
    static const std::vector<FilterRow> all = [] {
        std::vector<FilterRow> joined;
        for (const std::span<const FilterRow> family :
             {url_rows(), date_rows(), text_rows(), markup_rows(), json_rows(), select_rows(),
              group_rows(), list_rows()})
            joined.insert(joined.end(), family.begin(), family.end());
        return joined;
    }();
    return all;
}

}  // namespace kiji::site::filters
