// Plugins that a site asks for and kiji does not have. Internal to lib/site.
#pragma once

#include <optional>
#include <vector>

#include "site/model.hpp"
#include "site/report.hpp"

namespace kiji::site {

/// One report of all: gems of the configuration, Ruby in the folder of plugins, and which tags and
/// filters need them, with their places, which are looked for in `told`. Nothing where the site
/// asks for none.
std::optional<Trouble> missing_plugins(const Site& site, const std::vector<Trouble>& told);

}  // namespace kiji::site
