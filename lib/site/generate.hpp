// Pages that plugins make. Internal to lib/site.
#pragma once

#include <vector>

#include "site/front.hpp"
#include "site/model.hpp"
#include "site/plugins/plugins.hpp"
#include "site/report.hpp"

namespace kiji::site {

/// The plugins that the site names and that are rebuilt here, in the order in which they generate.
std::vector<const plugins::PluginRow*> plugins_of(const Site& site);

/// Runs `plugins`: pages are added, addresses are set for those.
void generate(Site& site, const std::vector<const plugins::PluginRow*>& plugins,
              const FrontReader& front, Report& report);

}  // namespace kiji::site
