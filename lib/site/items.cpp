#include <algorithm>

#include "site/model.hpp"
#include "site/site_drop.hpp"
#include "site/values.hpp"

namespace kiji::site {

Site::Site(Settings configured, const FileSystem& disk)
    : settings(std::move(configured)),
      files(disk),
      data(Value::of(std::span<const Member>())),
      drop_(std::make_unique<SiteDrop>(*this)) {}

Site::~Site() = default;

Item& Site::make_item(Item::Kind kind) {
    Item& item = items.emplace_back(kind);
    item.site = this;
    item.data = Value::of(std::span<const Member>());
    return item;
}

Collection* Site::find_collection(std::string_view label) const {
    const auto found = std::ranges::find_if(
        collections, [label](const auto& each) { return each->label == label; });
    return found == collections.end() ? nullptr : found->get();
}

const Layout* Site::layout(std::string_view name) const {
    const auto found = layouts.find(name);
    return found == layouts.end() ? nullptr : &found->second;
}

std::vector<Item*> Site::rendered() const {
    std::vector<Item*> all;
    for (const auto& collection : collections) {
        std::ranges::copy_if(collection->documents, std::back_inserter(all),
                             [](const Item* document) { return document->is_written(); });
    }
    all.insert(all.end(), pages.begin(), pages.end());
    return all;
}

void Site::number_items() {
    std::size_t order = 0;
    for (const auto& collection : collections) {
        for (std::size_t i = 0; i < collection->documents.size(); ++i) {
            collection->documents[i]->position = i;
            collection->documents[i]->order = order++;
        }
    }
    for (Item* page : pages)
        page->order = order++;
    drop_->refresh();
    drop_->make_lists();
}

void Site::add_page(Item& page) {
    pages.push_back(&page);
    drop_->refresh();
}

DateTime Site::local_time(std::int64_t seconds) const {
    return {.microseconds = seconds * 1'000'000,
            .offset_minutes = static_cast<std::int16_t>(settings.zone.at(seconds).seconds / 60),
            .has_time = true,
            .has_offset = true};
}

Value Site::drop() const {
    return Value::of(static_cast<const Drop*>(drop_.get()));
}

Value Site::related_to(const Item* item, Arena& arena) const {
    return drop_->related_to(item, arena);
}

Value Site::keep_plain(const ObjectDraft& object) const {
    const std::scoped_lock lock(mutex_);
    return object.finish(arena_);
}

}  // namespace kiji::site
