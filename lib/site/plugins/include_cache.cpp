// jekyll-include-cache: {% include_cached %}. What an include writes that reads nothing of its page
// is kept by the build itself, so that this is {% include %} under another name.
#include <array>

#include "site/plugins/rows.hpp"
#include "site/tags/tags.hpp"

namespace kiji::site::plugins {
namespace {

constexpr std::array<liquid::TagRow, 1> cached = {{
    {.name = "include_cached",
     .syntax = "{% include_cached FILE KEY='TEXT' KEY=VARIABLE %}",
     .summary = "Write a file of _includes",
     .parse = site::tags::parse_include},
}};

}  // namespace

constinit const PluginRow include_cache{.gem = "jekyll-include-cache", .tags = cached};

}  // namespace kiji::site::plugins
