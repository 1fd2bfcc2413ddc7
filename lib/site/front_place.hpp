// Where the front matter of an item says something. Internal to lib/site.
#pragma once

#include <string_view>

#include "site/item.hpp"
#include "site/report.hpp"

namespace kiji::site {

/// `diagnostic` about `item`, at the value of `key` in its front matter; at none where that came
/// from elsewhere. Reads the front matter anew: for what is told, not for each item.
Trouble trouble_at(const Item& item, std::string_view key, Diagnostic diagnostic);

}  // namespace kiji::site
