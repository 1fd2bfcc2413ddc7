// Ids of a page that a link may lead to.
#pragma once

#include <set>
#include <string>

#include "document/document.hpp"

namespace kiji::lint {

/// The ids of headings as kramdown makes them with GFM input (Japanese letters stay), those that
/// attribute lists and HTML give, and ids of footnotes. O(size).
std::set<std::string, std::less<>> page_ids(const Document& doc);

}  // namespace kiji::lint
