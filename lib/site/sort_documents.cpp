#include "site/sort_documents.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/files.hpp"
#include "liquid/liquid.hpp"
#include "site/values.hpp"

namespace kiji::site {
namespace {

bool is_before(const Item* a, const Item* b) {
    const std::int64_t left = a->date.date().microseconds;
    const std::int64_t right = b->date.date().microseconds;
    return left != right ? left < right : a->path < b->path;
}

/// Documents without the key come last.
void sort_by(Collection& collection, std::string_view key, Report& report) {
    std::vector<Item*> with;
    std::vector<Item*> without;
    for (Item* document : collection.documents) {
        const bool has_key = is_given(document->data.find(key));
        (has_key ? with : without).push_back(document);
        if (!has_key)
            report.warn(document->path, fmt::format("'{}' not defined in {}: the collection is "
                                                    "sorted by it",
                                                    key, document->path));
    }
    std::ranges::stable_sort(with, [key](const Item* a, const Item* b) {
        return liquid::order(*a->data.find(key), *b->data.find(key)).value_or(0) < 0;
    });
    with.insert(with.end(), without.begin(), without.end());
    collection.documents = std::move(with);
}

void put_in_order(Collection& collection, const Value& order) {
    std::vector<Item*> sorted;
    for (const Value& entry : order.array()) {
        const std::string path = join(collection.relative_folder, text_of(entry));
        const auto found = std::ranges::find(collection.documents, path, &Item::path);
        if (found != collection.documents.end()) {
            sorted.push_back(*found);
            collection.documents.erase(found);
        }
    }
    sorted.insert(sorted.end(), collection.documents.begin(), collection.documents.end());
    collection.documents = std::move(sorted);
}

}  // namespace

void sort_documents(Collection& collection, Report& report) {
    std::ranges::stable_sort(collection.documents, is_before);
    const Value* order = collection.metadata.find("order");
    if (order != nullptr && order->is(Value::Type::array))
        return put_in_order(collection, *order);
    const std::string_view key = string_of(collection.metadata.find("sort_by"));
    if (!key.empty())
        sort_by(collection, key, report);
}

}  // namespace kiji::site
