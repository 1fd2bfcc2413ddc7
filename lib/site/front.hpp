// From the file of an item to its front matter, its body, and what follows from both. Internal to
// lib/site.
#pragma once

#include <string>
#include <string_view>

#include "site/defaults.hpp"
#include "site/model.hpp"
#include "site/report.hpp"

namespace kiji::site {

/// What reading an item goes by. Safe from any thread.
struct FrontReader {
    FrontReader(const Settings& with, const Defaults& below, const FileSystem& disk,
                const Limits& bounds, Report& told)
        : settings(with), defaults(below), files(disk), limits(bounds), report(told) {}

    const Settings& settings;
    const Defaults& defaults;
    const FileSystem& files;
    const Limits& limits;
    Report& report;

    /// Reads the file of a page: `data` is its front matter above its defaults.
    void read_page(Item& page) const;
    /// The same for a document of a collection, with all that Jekyll adds: title, slug, categories,
    /// tags, date.
    void read_document(Item& document) const;
    /// The text of `item` and its front matter as it is written, in item.arena.
    Value read_text(Item& item) const;
    /// A page that is made of a text and front matter.
    void fill_page(Item& page, const Value& front) const;

  private:
    bool is_yaml(const Item& item) const;
};

/// True where the first line of `head` is that of front matter.
bool begins_with_front_matter(std::string_view head);
/// "2024-05-02-snow.md" -> "2024-05-02"; empty where the name has no date so.
std::string_view date_in_name(std::string_view name);

}  // namespace kiji::site
