// Pages, documents and static files as templates see them.
#include <algorithm>
#include <array>

#include "site/model.hpp"
#include "site/reading.hpp"
#include "site/site_drop.hpp"
#include "site/values.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

Value text(std::string_view view) {
    return Value::of(view);
}

Value drop_of(const Item& item) {
    return Value::of(static_cast<const Drop*>(&item));
}

/// "/2024/05/02/snow/" -> "/2024/05/02/snow/", "/about.html" -> "/".
std::string_view folder_of(std::string_view url) {
    return url.substr(0, url.rfind('/') + 1);
}

std::string_view stem_of(const Item& item) {
    std::string_view stem = std::string_view(item.name);
    stem.remove_suffix(item.extension.size());
    while (stem.ends_with('.'))
        stem.remove_suffix(1);
    return stem;
}

/// Keys that come before those of the front matter.
constexpr std::array<std::string_view, 15> document_keys{
    "id",         "output", "content",    "to_s",    "relative_path", "url",  "date",    "title",
    "categories", "tags",   "collection", "excerpt", "name",          "path", "previous"};

std::optional<Value> from_data(const Item& item, std::string_view key) {
    const Value* value = item.data.find(key);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

Value from_data_or_nil(const Item& item, std::string_view key) {
    return from_data(item, key).value_or(Value());
}

Value content_of(const Item& item) {
    if (!item.has_content)
        return {};
    return text(item.site->contents == nullptr ? item.content : item.site->contents->content(item));
}

Value excerpt_of(const Item& item) {
    if (!item.generates_excerpt) {
        const Value* written = item.data.find("excerpt");
        return written == nullptr ? Value() : *written;
    }
    return text(item.site->contents == nullptr ? std::string_view(item.excerpt_source)
                                               : item.site->contents->excerpt(item));
}

Value output_of(const Item& item) {
    if (item.site->contents == nullptr || !item.has_content)
        return {};
    const auto output = item.site->contents->output(item);
    return output ? text(*output) : Value();
}

Value neighbour(const Item& item, std::ptrdiff_t step) {
    note(Reads::items);
    const std::vector<Item*>& all = item.collection->documents;
    const auto place = static_cast<std::ptrdiff_t>(item.position) + step;
    if (place < 0 || place >= static_cast<std::ptrdiff_t>(all.size()))
        return {};
    return drop_of(*all[static_cast<std::size_t>(place)]);
}

std::optional<Value> document_key(const Item& item, std::string_view key) {
    if (key == "title" || key == "categories" || key == "tags")
        return from_data_or_nil(item, key);
    if (key == "url")
        return text(item.url);
    if (key == "date")
        return item.date;
    if (key == "content" || key == "to_s")
        return content_of(item);
    if (key == "excerpt")
        return excerpt_of(item);
    if (key == "id")
        return text(item.id);
    if (key == "path" || key == "relative_path")
        return text(item.path);
    if (key == "collection")
        return text(item.collection->label);
    if (key == "name") {
        const Value* name = item.data.find("name");
        return is_true(name) ? *name : text(item.name);
    }
    if (key == "previous")
        return neighbour(item, -1);
    if (key == "next")
        return neighbour(item, 1);
    if (key == "output")
        return output_of(item);
    return from_data(item, key);
}

std::optional<Value> page_key(const Item& item, std::string_view key) {
    if (key == "content")
        return content_of(item);
    if (key == "url")
        return text(item.url);
    if (key == "dir")
        return text(folder_of(item.url));
    if (key == "name")
        return text(item.name);
    if (key == "path") {
        const Value* path = item.data.find("path");
        return path == nullptr ? text(item.path) : *path;
    }
    if (key == "excerpt" && (item.generates_excerpt || is_true(item.data.find("excerpt"))))
        return excerpt_of(item);
    return from_data(item, key);
}

std::optional<Value> file_key(const Item& item, std::string_view key) {
    if (key == "name")
        return text(item.name);
    if (key == "extname")
        return text(item.extension);
    if (key == "basename")
        return text(stem_of(item));
    if (key == "path")
        return text(item.shown_path);
    if (key == "collection")
        return item.collection == nullptr ? Value() : text(item.collection->label);
    if (key == "modified_time")
        return Value::of(item.site->local_time(item.modified_ns / 1'000'000'000));
    return from_data(item, key);
}

}  // namespace

std::optional<Value> Item::find(std::string_view key) const {
    note_item(*this);
    switch (kind) {
        case Kind::document:
            return document_key(*this, key);
        case Kind::page:
            return page_key(*this, key);
        case Kind::static_file:
            break;
    }
    return file_key(*this, key);
}

Value Item::plain() const {
    ObjectDraft object(data);
    const auto put = [&](std::string_view key) {
        if (const auto value = find(key))
            object.set(key, *value);
    };
    if (kind == Kind::document) {
        for (const std::string_view key : document_keys)
            put(key);
        put("next");
    } else if (kind == Kind::page) {
        for (const std::string_view key : {"content", "dir", "excerpt", "name", "path", "url"})
            put(key);
    } else {
        for (const std::string_view key :
             {"name", "extname", "modified_time", "basename", "path", "collection"})
            put(key);
    }
    return site->keep_plain(object);
}

Value Item::printed() const {
    if (kind != Kind::document)
        return plain();
    return content_of(*this);
}

bool Item::is_written() const {
    if (kind == Kind::page)
        return true;
    const bool published = [this] {
        const Value* value = data.find("published");
        return value == nullptr || is_true(value);
    }();
    if (kind == Kind::static_file)
        return published && (collection == nullptr || collection->output);
    return collection->output && !is_hidden;
}

void Item::set_layout(const Value& value) {
    layout_name = value.is(Type::nil) ? std::string() : text_of(value);
}

}  // namespace kiji::site
