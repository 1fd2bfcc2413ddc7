// What a plugin is: a gem that is rebuilt here.
#pragma once

#include <span>
#include <string_view>

#include "liquid/liquid.hpp"
#include "site/plugins/generation.hpp"

namespace kiji::site::plugins {

struct PluginRow {
    std::string_view gem;  // as `plugins` of _config.yml names it
    std::span<const liquid::TagRow> tags{};
    std::span<const liquid::FilterRow> filters{};
    /// Makes pages, after all is read and before anything is rendered; or null.
    void (*generate)(Generation& generation) = nullptr;
};

}  // namespace kiji::site::plugins
