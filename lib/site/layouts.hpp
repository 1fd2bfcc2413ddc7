// Reads the layouts of a site and of its theme. Internal to lib/site.
#pragma once

#include "base/limits.hpp"
#include "site/model.hpp"
#include "site/report.hpp"

namespace kiji::site {

/// Those of the site go before those of the theme.
void read_layouts(Site& site, const Limits& limits, Report& report);

}  // namespace kiji::site
