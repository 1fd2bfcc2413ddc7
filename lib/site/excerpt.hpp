// The excerpt of a post: what stands before the separator. Internal to lib/site.
#pragma once

#include <string>

#include "liquid/liquid.hpp"
#include "site/model.hpp"
#include "site/report.hpp"

namespace kiji::site {

/// What the excerpt of `item` is rendered from: the text before the separator, blocks of Liquid
/// that it cuts closed, and the definitions of links that it refers to. O(size).
std::string excerpt_source(const Item& item, const Settings& settings,
                           const liquid::Engine& engine);

}  // namespace kiji::site
