// The row of each plugin, from the file of that plugin. Internal to lib/site/plugins.
#pragma once

#include "site/plugins/plugin.hpp"

namespace kiji::site::plugins {

extern const PluginRow archives;
extern const PluginRow feed;
extern const PluginRow include_cache;
extern const PluginRow last_modified_at;
extern const PluginRow paginate;
extern const PluginRow redirect_from;
extern const PluginRow seo;
extern const PluginRow sitemap;
extern const PluginRow toc;

}  // namespace kiji::site::plugins
