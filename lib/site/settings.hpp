// The configuration of a site: Jekyll's defaults, its files one over the other, what was told from
// outside above them.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/files.hpp"
#include "base/zone.hpp"
#include "site/options.hpp"
#include "site/report.hpp"
#include "source/source_file.hpp"
#include "value/value.hpp"

namespace kiji::site {

/// Texts that values keep views into, and memory for what is made of them.
struct Memory {
    Arena arena;
    std::deque<SourceFile> files;
};

/// As read once. Values live in the Memory that it was read with.
struct Settings {
    Value all;         // an object: what templates see as `site.KEY`
    Path source;       // absolute, without links
    Path destination;  // absolute
    std::vector<Path> files;
    std::string layouts_folder = "_layouts";
    std::string includes_folder = "_includes";
    std::string data_folder = "_data";
    std::string plugins_folder = "_plugins";
    std::string cache_folder = ".jekyll-cache";
    std::string collections_folder;  // "collections", or empty
    std::vector<std::string> include;
    std::vector<std::string> exclude;  // the built-in ones too
    std::vector<std::string> keep;
    std::vector<std::string> markdown_extensions;  // "md", without a dot
    std::vector<std::string> plugins;
    std::string permalink = "date";
    std::string excerpt_separator = "\n\n";
    std::string theme;
    std::string environment;
    std::int64_t limit_posts = 0;
    std::int64_t now = 0;  // site.time: seconds since 1970 UTC
    Zone zone{};           // of `timezone`, else UTC
    std::string zone_name = "UTC";
    bool drafts = false;
    bool future = false;
    bool unpublished = false;
    bool safe = false;
    bool page_excerpts = false;

    const Value* find(std::string_view key) const { return all.find(key); }
};

/// Error: a file of the configuration is missing that was named, or what it says cannot be built
/// by. What is merely odd goes to `report`.
Result<Settings> read_settings(const FileSystem& files, const Options& options, Memory& memory,
                               Report& report);

/// `settings` with what the _config.yml of a theme adds, below the site's own.
Settings with_theme(Settings settings, const Value& theme, Memory& memory);

}  // namespace kiji::site
