// A site as it was read: immutable while it is rendered.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/files.hpp"
#include "site/item.hpp"
#include "site/settings.hpp"
#include "site/values.hpp"

namespace kiji::site {

struct Layout {
    std::string name;  // "post"
    std::string path;  // below the site or theme: "_layouts/post.html"
    std::unique_ptr<const SourceFile> source;
    Span body;
    Value data;
    Arena arena;
};

/// Where a theme lies. The one that kiji brings has no folder.
struct Theme {
    std::string name;
    Path folder;  // empty: none, or the one that is built in
    bool is_built_in = false;
    std::map<std::string, std::string, std::less<>> gemspec{};  // version, description, …
};

/// What rendering gives to templates that ask for other pages.
class Contents {
  public:
    Contents() = default;
    Contents(const Contents&) = delete;
    Contents& operator=(const Contents&) = delete;
    virtual ~Contents() = default;

    /// The HTML of the body where that page is rendered before the one that asks, else its source,
    /// as Jekyll has it. Lives until the page that asks is rendered.
    virtual std::string_view content(const Item& item) const = 0;
    /// The whole page, layouts too, under the same terms; nothing where it is rendered later.
    virtual std::optional<std::string_view> output(const Item& item) const = 0;
    /// The HTML of the excerpt that is made of the body.
    virtual std::string_view excerpt(const Item& item) const = 0;
};

class SiteDrop;

/// Cannot move: drops point at it.
class Site {
  public:
    Site(Settings configured, const FileSystem& disk);
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;
    ~Site();

    Item& make_item(Item::Kind kind);
    Collection* find_collection(std::string_view label) const;
    Collection& posts() const { return *find_collection("posts"); }
    const Layout* layout(std::string_view name) const;
    /// Of documents that are written and pages, in the order in which they are rendered.
    std::vector<Item*> rendered() const;
    /// Fills in what is known once all is read: positions, order, the lists of `site`.
    void number_items();
    /// A page that a plugin made. Numbered later.
    void add_page(Item& page);
    Value drop() const;
    /// So many seconds since 1970 UTC, by the clocks of the site.
    DateTime local_time(std::int64_t seconds) const;

    // ── for drops: what they work out lives as long as the site. Any thread.
    Value keep_plain(const ObjectDraft& object) const;
    /// The last ten posts but `item`, newest first, in `arena`; nil for what is no document.
    Value related_to(const Item* item, Arena& arena) const;

    Settings settings;
    const FileSystem& files;
    Memory memory{};
    std::deque<std::unique_ptr<Collection>> collections;
    std::deque<Item> items;
    std::vector<Item*> pages;
    std::vector<Item*> static_files;
    std::map<std::string, Layout, std::less<>> layouts;
    Value data;  // an object
    Theme theme;
    /// Files of the theme by path, where it is built in.
    std::map<std::string, std::string_view, std::less<>> built_in;
    const Contents* contents = nullptr;  // set before anything is rendered

  private:
    mutable std::mutex mutex_;
    mutable Arena arena_;
    std::unique_ptr<SiteDrop> drop_;
};

}  // namespace kiji::site
