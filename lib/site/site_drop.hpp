// `site`, as templates see it. Internal to lib/site.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/model.hpp"

namespace kiji::site {

/// A collection in `site.collections`.
class CollectionDrop final : public Drop {
  public:
    explicit CollectionDrop(const Collection& collection) : collection_(collection) {}
    std::optional<Value> find(std::string_view key) const override;
    Value plain() const override;

  private:
    std::optional<Value> own(std::string_view key) const;
    const Collection& collection_;
    mutable std::mutex mutex_;
    mutable Arena arena_;
    mutable std::optional<Value> documents_;
    mutable std::optional<Value> files_;
};

/// Lists are made by make_lists(), once the site has all its pages; after that nothing changes, and
/// threads share it. Before, each is made when it is asked for, and refresh() forgets them.
class SiteDrop final : public Drop {
  public:
    explicit SiteDrop(const Site& site);

    std::optional<Value> find(std::string_view key) const override;
    Value plain() const override;

    /// Forgets what was asked for: pages have come since.
    void refresh();
    void make_lists();
    /// The last ten posts but this one, newest first.
    Value related_to(const Item* item, Arena& arena) const;

  private:
    using Maker = Value (SiteDrop::*)() const;
    struct List {
        std::string_view name;
        Maker make;
    };
    static std::span<const List> lists();

    Value posts() const;
    Value pages() const;
    Value html_pages() const;
    Value static_files() const;
    Value documents() const;
    Value collections() const;
    Value tags() const;
    Value categories() const;
    Value groups_by(std::string_view key) const;
    Value list_of(const std::vector<Item*>& items) const;
    std::vector<Item*> newest_first() const;

    const Site& site_;
    mutable Arena arena_;
    mutable std::map<std::string, Value, std::less<>> made_;
    mutable std::deque<CollectionDrop> collection_drops_;
};

}  // namespace kiji::site
