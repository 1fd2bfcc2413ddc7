#include "site/site_drop.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "site/reading.hpp"
#include "site/values.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

Value list_in(Arena& arena, const std::vector<Item*>& items) {
    std::vector<Value> values;
    values.reserve(items.size());
    for (const Item* item : items)
        values.push_back(Value::of(static_cast<const Drop*>(item)));
    return make_array(arena, values);
}

}  // namespace

// ── a collection

std::optional<Value> CollectionDrop::own(std::string_view key) const {
    const std::scoped_lock lock(mutex_);
    if (key == "label")
        return Value::of(std::string_view(collection_.label));
    if (key == "output")
        return Value::of(collection_.output);
    if (key == "directory")
        return Value::of(std::string_view(collection_.folder));
    if (key == "relative_directory")
        return Value::of(std::string_view(collection_.relative_folder));
    if (key == "docs") {
        if (!documents_)
            documents_ = list_in(arena_, collection_.documents);
        return documents_;
    }
    if (key == "files") {
        if (!files_)
            files_ = list_in(arena_, collection_.files);
        return files_;
    }
    return std::nullopt;
}

std::optional<Value> CollectionDrop::find(std::string_view key) const {
    if (const auto value = own(key))
        return value;
    const Value* value = collection_.metadata.find(key);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

Value CollectionDrop::plain() const {
    ObjectDraft object(collection_.metadata);
    for (const std::string_view key :
         {"output", "label", "docs", "files", "directory", "relative_directory"})
        object.set(key, *own(key));
    const std::scoped_lock lock(mutex_);
    return object.finish(arena_);
}

// ── the site

SiteDrop::SiteDrop(const Site& site) : site_(site) {}

std::span<const SiteDrop::List> SiteDrop::lists() {
    static constexpr std::array<List, 8> all{{
        {"posts", &SiteDrop::posts},
        {"pages", &SiteDrop::pages},
        {"html_pages", &SiteDrop::html_pages},
        {"static_files", &SiteDrop::static_files},
        {"documents", &SiteDrop::documents},
        {"collections", &SiteDrop::collections},
        {"tags", &SiteDrop::tags},
        {"categories", &SiteDrop::categories},
    }};
    return all;
}

void SiteDrop::refresh() {
    made_.clear();
}

void SiteDrop::make_lists() {
    for (const auto& collection : site_.collections)
        static_cast<void>(find(collection->label));
    for (const List& list : lists())
        static_cast<void>(find(list.name));
}

std::optional<Value> SiteDrop::find(std::string_view key) const {
    if (const auto known = made_.find(key); known != made_.end()) {
        note(Reads::items);
        return known->second;
    }
    if (key != "posts") {
        if (const Collection* collection = site_.find_collection(key))
            return made_.emplace(key, list_of(collection->documents)).first->second;
    }
    const std::span<const List> all = lists();
    const auto list = std::ranges::find(all, key, &List::name);
    if (list != all.end())
        return made_.emplace(key, (this->*list->make)()).first->second;
    if (key == "data") {
        const Value* configured = site_.settings.find("data");
        return is_true(configured) ? *configured : site_.data;
    }
    if (key == "time") {
        note(Reads::clock);
        return Value::of(site_.local_time(site_.settings.now));
    }
    const Value* configured = site_.settings.find(key);
    return configured == nullptr ? std::nullopt : std::optional(*configured);
}

Value SiteDrop::plain() const {
    ObjectDraft object(site_.settings.all);
    for (const List& list : lists())
        object.set(list.name, *find(list.name));
    object.set("data", *find("data"));
    object.set("time", *find("time"));
    return site_.keep_plain(object);
}

Value SiteDrop::list_of(const std::vector<Item*>& items) const {
    return list_in(arena_, items);
}

std::vector<Item*> SiteDrop::newest_first() const {
    std::vector<Item*> posts = site_.posts().documents;
    std::ranges::stable_sort(posts, [](const Item* a, const Item* b) {
        const std::int64_t left = a->date.date().microseconds;
        const std::int64_t right = b->date.date().microseconds;
        return left != right ? left > right : a->path > b->path;
    });
    return posts;
}

Value SiteDrop::posts() const {
    return list_of(newest_first());
}

Value SiteDrop::pages() const {
    return list_of(site_.pages);
}

Value SiteDrop::html_pages() const {
    std::vector<Item*> pages;
    std::ranges::copy_if(site_.pages, std::back_inserter(pages), [](const Item* page) {
        const std::string& ending = page->output_extension;
        return ending == ".html" || ending == ".xhtml" || ending == ".htm" ||
               page->url.ends_with('/');
    });
    return list_of(pages);
}

Value SiteDrop::static_files() const {
    return list_of(site_.static_files);
}

Value SiteDrop::documents() const {
    std::vector<Item*> all;
    for (const auto& collection : site_.collections) {
        all.insert(all.end(), collection->documents.begin(), collection->documents.end());
        all.insert(all.end(), collection->files.begin(), collection->files.end());
    }
    return list_of(all);
}

Value SiteDrop::collections() const {
    std::vector<const Collection*> sorted;
    for (const auto& collection : site_.collections)
        sorted.push_back(collection.get());
    std::ranges::sort(sorted, {}, &Collection::label);
    std::vector<Value> values;
    for (const Collection* collection : sorted)
        values.push_back(
            Value::of(static_cast<const Drop*>(&collection_drops_.emplace_back(*collection))));
    return make_array(arena_, values);
}

Value SiteDrop::tags() const {
    return groups_by("tags");
}

Value SiteDrop::categories() const {
    return groups_by("categories");
}

Value SiteDrop::groups_by(std::string_view key) const {
    struct Group {
        Value name;
        std::vector<Item*> posts;
    };
    std::vector<Group> groups;
    std::unordered_map<std::string, std::size_t> known;
    for (Item* post : site_.posts().documents) {
        const Value* names = post->data.find(key);
        if (names == nullptr || !names->is(Type::array))
            continue;
        for (const Value& name : names->array()) {
            const auto [place, is_new] = known.try_emplace(text_of(name), groups.size());
            if (is_new)
                groups.push_back({name, {}});
            groups[place->second].posts.push_back(post);
        }
    }
    std::vector<Member> members;
    for (Group& group : groups) {
        std::ranges::stable_sort(group.posts, [](const Item* a, const Item* b) {
            const std::int64_t left = a->date.date().microseconds;
            const std::int64_t right = b->date.date().microseconds;
            return left != right ? left > right : a->path > b->path;
        });
        members.push_back({group.name, list_of(group.posts)});
    }
    return make_object(arena_, members);
}

Value SiteDrop::related_to(const Item* item, Arena& arena) const {
    if (item == nullptr || !item->is_document())
        return {};
    const std::vector<Item*>& posts = site_.posts().documents;
    std::vector<Value> related;
    if (posts.size() > 1) {
        const std::size_t first = posts.size() > 11 ? posts.size() - 11 : 0;
        for (std::size_t i = posts.size(); i > first && related.size() < 10; --i) {
            if (posts[i - 1] != item)
                related.push_back(Value::of(static_cast<const Drop*>(posts[i - 1])));
        }
    }
    return make_array(arena, related);
}

}  // namespace kiji::site
