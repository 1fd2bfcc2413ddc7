// What plugins that make pages work with. The build implements it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "value/value.hpp"

namespace kiji::site::plugins {

/// A page that no file of the site is there for.
struct GeneratedPage {
    std::string path;       // below the site: "feed.xml", "tag/snow/index.html"
    std::string url;        // "/feed.xml", "/tag/snow/"; empty: as a page at `path` has it
    std::string content{};  // Liquid, and Markdown where `path` says so
    Value data{};           // its front matter, an object
};

/// One build between reading and rendering; not for several threads. Values that it gives live as
/// long as the build; those that are given to it lie in arena().
class Generation {
  public:
    Generation() = default;
    Generation(const Generation&) = delete;
    Generation& operator=(const Generation&) = delete;
    virtual ~Generation() = default;

    virtual Arena& arena() = 0;
    /// `site.config[key]`; nil where there is none.
    virtual Value config(std::string_view key) const = 0;
    virtual std::string_view environment() const = 0;  // JEKYLL_ENV
    /// What templates see as `site`: its posts, pages, tags, static_files, ….
    virtual Value site() const = 0;
    /// Documents that are written, in the order of their collections, then pages.
    virtual std::vector<Value> items() const = 0;
    /// Whether the source holds a file at `path`.
    virtual bool has_file(std::string_view path) const = 0;
    /// Whether a page or static file has that `url`.
    virtual bool has_url(std::string_view url) const = 0;
    virtual bool has_layout(std::string_view name) const = 0;

    /// The page as templates see it.
    virtual Value add(GeneratedPage page) = 0;
    /// Takes the content of a page or document, one of items(), away, and puts `data` above its
    /// front matter.
    virtual void clear(const Value& item, const Value& data) = 0;
    /// Gives one of items() `data` below its front matter.
    virtual void add_data(const Value& item, const Value& data) = 0;
    /// When the file of one of items() was last changed, by the clocks of the site. Nothing: it has
    /// none.
    virtual std::optional<DateTime> modified(const Value& item) const = 0;
    /// Sets `site.KEY`.
    virtual void set_config(std::string_view key, const Value& value) = 0;
    /// A layout that the site does not have.
    virtual void add_layout(std::string name, std::string content) = 0;
    /// The page at `path`, rendered with `paginator`; for each but the first a copy of it that is
    /// written to `folder`.
    virtual void paginate(const Value& page, std::string_view folder, const Value& paginator) = 0;

    virtual void warn(std::string message) = 0;
};

}  // namespace kiji::site::plugins
