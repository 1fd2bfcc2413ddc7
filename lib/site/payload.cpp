#include "site/payload.hpp"

#include "site/reading.hpp"
#include "site/values.hpp"

namespace kiji::site {
namespace {

/// The version of Jekyll that templates are told: the one that this is built after.
constexpr std::string_view jekyll_version = "4.4.1";

}  // namespace

std::optional<Value> SiteOfPage::find(std::string_view key) const {
    if (key == "related_posts") {
        note(Reads::items | Reads::page);
        return site_.related_to(&item_, arena_);
    }
    return site_.drop().drop().find(key);
}

std::optional<Value> Payload::find(std::string_view key) const {
    if (key == "site")
        return Value::of(static_cast<const Drop*>(&of_page_));
    if (key == "page")
        return Value::of(static_cast<const Drop*>(&item_));
    if (key == "layout")
        return layout;
    if (key == "content")
        return content ? std::optional(Value::of(*content)) : std::optional(Value());
    if (key == "paginator")
        return item_.paginator;
    if (key == "jekyll")
        return jekyll();
    if (key == "theme")
        return theme();
    if (key == "highlighter_prefix" || key == "highlighter_suffix")
        return Value::of(std::string_view("\n"));
    return std::nullopt;
}

Value Payload::jekyll() const {
    ObjectDraft object;
    object.set("version", Value::of(jekyll_version));
    object.set("environment", Value::of(std::string_view(site_.settings.environment)));
    return object.finish(arena_);
}

Value Payload::theme() const {
    const Theme& from = site_.theme;
    if (from.name.empty())
        return {};
    ObjectDraft object;
    object.set("root", Value::of(std::string_view(from.folder)));
    for (const auto& [key, text] : from.gemspec)
        object.set(key, Value::of(std::string_view(text)));
    return object.finish(arena_);
}

}  // namespace kiji::site
