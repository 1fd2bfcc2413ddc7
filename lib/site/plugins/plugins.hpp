// The table of plugins that are rebuilt here.
#pragma once

#include <span>
#include <string_view>

#include "site/plugins/plugin.hpp"

namespace kiji::site::plugins {

/// In the order in which they generate.
std::span<const PluginRow* const> rows();

/// Null where there is none of that name.
const PluginRow* find(std::string_view gem);

}  // namespace kiji::site::plugins
