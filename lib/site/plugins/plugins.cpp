#include "site/plugins/plugins.hpp"

#include <algorithm>
#include <array>

#include "site/plugins/rows.hpp"

namespace kiji::site::plugins {
namespace {

// Archives and redirects are pages that a sitemap names; pagination, feed and sitemap go last.
constexpr std::array<const PluginRow*, 9> table{
    &seo,           &include_cache, &toc,      &last_modified_at, &archives,
    &redirect_from, &feed,          &paginate, &sitemap,
};

}  // namespace

std::span<const PluginRow* const> rows() {
    return table;
}

const PluginRow* find(std::string_view gem) {
    const auto found = std::ranges::find(table, gem, &PluginRow::gem);
    return found == table.end() ? nullptr : *found;
}

}  // namespace kiji::site::plugins
