#include "site/built_in_theme.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "front_matter/front_matter.hpp"
#include "site/front.hpp"
#include "site/model.hpp"
#include "templates/templates.hpp"

namespace kiji::site {
namespace {

/// What a page of the site's own ends with that stands in place of "tags.html".
constexpr std::array<std::string_view, 6> page_ends{".html",       ".md",       ".markdown",
                                                    "/index.html", "/index.md", "/index.markdown"};

/// True where the configuration gives files one of the theme's layouts.
bool has_default_layout(const Site& site) {
    const Value* defaults = site.settings.find("defaults");
    if (defaults == nullptr || !defaults->is(Value::Type::array))
        return false;
    return std::ranges::any_of(defaults->array(), [&site](const Value& each) {
        const Value* values = each.find("values");
        const Value* layout = values == nullptr ? nullptr : values->find("layout");
        return layout != nullptr && layout->is(Value::Type::string) &&
               site.layout(layout->string()) != nullptr;
    });
}

/// A blog without layouts asks for those of kiji by naming the theme, or one of its layouts: in a
/// post, or in its configuration for posts that are still to be written. A page alone does not: as
/// with Jekyll, it is written without the layout that is not there.
bool asks_for_theme(const Site& site) {
    return site.settings.theme == site.theme.name || has_default_layout(site) ||
           std::ranges::any_of(site.items, [&site](const Item& item) {
               return item.is_document() && site.layout(item.layout()) != nullptr;
           });
}

bool is_written_by_plugin(const Settings& settings, std::string_view path) {
    return path == "feed.xml" &&
           std::ranges::find(settings.plugins, "jekyll-feed") != settings.plugins.end();
}

void add_page(Site& site, const std::string& path, std::string_view bytes,
              const FrontReader& reader, const Limits& limits) {
    Item& item = site.make_item(Item::Kind::page);
    item.path = path;
    item.name = file_name(path);
    item.extension = extension(item.name);
    item.source =
        std::make_unique<const SourceFile>(join(site.theme.name, path), std::string(bytes));
    Diagnostics none;
    const front_matter::FrontMatter front =
        front_matter::read(*item.source, item.arena, limits, none);
    item.body = front.sections.body;
    item.content = item.source->slice(item.body);
    reader.fill_page(item, *front.data);
    site.pages.push_back(&item);
}

}  // namespace

void add_built_in_theme(Site& site, const FrontReader& front, const Limits& limits) {
    if (!asks_for_theme(site)) {
        site.layouts.clear();
        site.built_in.clear();
        return;
    }
    std::set<std::string, std::less<>> own;
    for (const Item& item : site.items)
        own.insert(item.path);
    for (const auto& [path, bytes] : site.built_in) {
        const std::string stem = path.substr(0, path.rfind('.'));
        const bool is_taken =
            own.contains(path) || std::ranges::any_of(page_ends, [&](std::string_view end) {
                return own.contains(fmt::format("{}{}", stem, end));
            });
        if (!path.starts_with('_') && !is_taken && !is_written_by_plugin(site.settings, path))
            add_page(site, path, bytes, front, limits);
    }
}

bool has_built_in_layout(std::string_view name) {
    return std::ranges::any_of(templates::theme_files(), [name](const templates::File& file) {
        return file.path == fmt::format("_layouts/{}.html", name);
    });
}

}  // namespace kiji::site
