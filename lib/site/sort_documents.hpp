// The order of documents in a collection. Internal to lib/site.
#pragma once

#include "site/item.hpp"
#include "site/report.hpp"

namespace kiji::site {

/// By date and path; by `order` or `sort_by` of the collection where it says so. O(n log n).
void sort_documents(Collection& collection, Report& report);

}  // namespace kiji::site
