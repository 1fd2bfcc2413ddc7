#include "site/page_host.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "site/reading.hpp"
#include "site/slugify.hpp"
#include "site/values.hpp"

namespace kiji::site {

Value PageHost::config(std::string_view key) const {
    const Value* value = renderer_.site().settings.find(key);
    return value == nullptr ? Value() : *value;
}

Value PageHost::page() const {
    note(Reads::page);
    return Value::of(static_cast<const Drop*>(&item_));
}

std::string PageHost::markdownify(std::string_view text) const {
    Result<std::string> html = renderer_.markdown().to_html(text, renderer_.limits());
    if (html)
        return *std::move(html);
    note(Reads::unknown);
    renderer_.report().error(item_.path, fmt::format("markdownify: {}", html.error().message));
    return {};
}

std::string PageHost::smartify(std::string_view text) const {
    return renderer_.smart(text);
}

Result<const liquid::Template*> PageHost::include(std::string_view name) const {
    const Settings& settings = renderer_.site().settings;
    const Result<const liquid::Template*> own =
        renderer_.partial(join(join(settings.source, settings.includes_folder), name));
    if (!own || *own != nullptr)
        return own;
    const Theme& theme = renderer_.site().theme;
    if (!theme.folder.empty())
        return renderer_.partial(join(join(theme.folder, "_includes"), name));
    if (theme.is_built_in)
        return renderer_.built_in_partial(name);
    return nullptr;
}

Path PageHost::folder_beside() const {
    note(Reads::page);
    return item_.file.empty() ? renderer_.site().settings.source : Path(parent(item_.file));
}

Result<const liquid::Template*> PageHost::include_relative(std::string_view name) const {
    return renderer_.partial(join(folder_beside(), name));
}

std::vector<std::string> PageHost::include_folders() const {
    const Settings& settings = renderer_.site().settings;
    std::vector<std::string> folders{join(settings.source, settings.includes_folder)};
    if (const Theme& theme = renderer_.site().theme; !theme.folder.empty())
        folders.push_back(join(theme.folder, "_includes"));
    return folders;
}

std::vector<std::string> PageHost::folders_beside() const {
    return {folder_beside()};
}

bool PageHost::is_safe() const {
    return renderer_.site().settings.safe;
}

std::optional<std::string> PageHost::url_of(std::string_view path) const {
    note(Reads::items);
    const Item* item = renderer_.item_at(path);
    return item == nullptr ? std::nullopt : std::optional(item->url);
}

std::optional<std::string> PageHost::url_of_post(const PostReference& post) const {
    note(Reads::items);
    for (const std::string& path : {fmt::format("_posts/{}{}", post.path, post.name),
                                    fmt::format("{}_posts/{}", post.path, post.name)}) {
        if (const Item* item = renderer_.post_at(path))
            return item->url;
    }
    return std::nullopt;
}

std::optional<std::string> PageHost::url_of_post_on_day(const PostReference& post) const {
    note(Reads::items);
    for (const Item* item : renderer_.site().posts().documents) {
        const DateTime date = item->date.date();
        const std::int64_t local =
            date.microseconds / 1'000'000 + std::int64_t{date.offset_minutes} * 60;
        const bool same_day = local >= post.second && local < post.second + 86'400;
        const Value* slug = item->data.find("slug");
        if (same_day && slug != nullptr &&
            slugify(text_of(*slug), "default") == slugify(post.slug, "default"))
            return item->url;
    }
    return std::nullopt;
}

std::optional<std::int64_t> PageHost::modified(std::string_view path) const {
    const Item* item = renderer_.item_at(path);
    if (item == nullptr || item->modified_ns == 0)
        return std::nullopt;
    if (item != &item_)
        note(Reads::unknown);
    return item->modified_ns / 1'000'000'000;
}

bool PageHost::write_known(const liquid::Template& partial, liquid::Render& render) const {
    return renderer_.include_memo().write(partial, render);
}

void PageHost::clock_was_read() const {
    note(Reads::clock);
}

void PageHost::warn(std::string_view message) const {
    note(Reads::unknown);
    renderer_.report().warn(item_.path, std::string(message));
}

}  // namespace kiji::site
