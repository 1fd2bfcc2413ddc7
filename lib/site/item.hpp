// What a site is made of: pages, documents of collections, files that are copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/result.hpp"
#include "source/source_file.hpp"
#include "value/drop.hpp"
#include "value/value.hpp"

namespace kiji::site {

class Item;
class Site;

/// A folder "_LABEL" of documents, as `collections` of the configuration names it.
struct Collection {
    std::string label;
    std::string relative_folder;  // "_posts"
    Path folder;                  // absolute
    Value metadata;               // an object
    bool output = false;
    std::string permalink;  // a template; empty: as pages have it
    std::vector<Item*> documents;
    std::vector<Item*> files;
};

/// A page, document or static file. Templates see it as a drop; it cannot move.
class Item final : public Drop {
  public:
    enum class Kind : std::uint8_t { page, document, static_file };

    explicit Item(Kind what) : kind(what) {}

    // ── what templates see
    std::optional<Value> find(std::string_view key) const override;
    Value plain() const override;
    Value printed() const override;

    bool is_document() const { return kind == Kind::document; }
    /// Whether a file is written for it.
    bool is_written() const;
    /// The layout that it asks for; empty: none.
    std::string_view layout() const { return layout_name; }
    void set_layout(const Value& value);

    Kind kind;
    const Site* site = nullptr;
    Collection* collection = nullptr;  // null: of pages and their files
    std::string path;       // Jekyll's relative_path: "about.md", "_posts/2024-01-02-a.md"
    Path file;              // on the disk; empty: made by a plugin
    std::string name;       // "about.md"
    std::string extension;  // ".md"
    std::unique_ptr<const SourceFile> source;  // null for static files
    Span body;                                 // of the source
    std::string_view content;                  // the body, or nothing where a plugin cleared it
    bool has_content = true;                   // false: a document that is data alone
    bool is_readable = true;                   // false: not UTF-8, or too long
    Value data;                                // front matter above its defaults, an object
    std::string layout_name;                   // empty: none
    bool is_hidden = false;                    // of the future: seen by templates, not written
    Value date;                                // of documents, by the clocks of the site
    std::string url;
    std::string target;            // the file that is written: "2024/01/02/a.html"
    std::string output_extension;  // ".html"
    std::string id;                // of documents: "/2024/01/02/a"
    std::string shown_path;        // of static files: "/images/a.png"
    Value paginator;
    std::size_t position = 0;  // in its collection
    std::size_t order = 0;     // of rendering
    std::int64_t modified_ns = 0;
    std::uint64_t size = 0;
    std::string excerpt_source;      // what the generated excerpt is rendered from
    bool generates_excerpt = false;  // its front matter does not give one
    Arena arena;                     // of `data`
};

}  // namespace kiji::site
