#include "site/config_keys.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

/// What Jekyll and the plugins that kiji has read.
constexpr std::array<std::string_view, 59> known_keys{
    "source",
    "destination",
    "collections_dir",
    "cache_dir",
    "plugins_dir",
    "layouts_dir",
    "data_dir",
    "includes_dir",
    "collections",
    "safe",
    "include",
    "exclude",
    "keep_files",
    "encoding",
    "markdown_ext",
    "future",
    "strict_front_matter",
    "show_drafts",
    "limit_posts",
    "unpublished",
    "whitelist",
    "plugins",
    "markdown",
    "highlighter",
    "lsi",
    "excerpt_separator",
    "incremental",
    "detach",
    "port",
    "host",
    "baseurl",
    "show_dir_listing",
    "permalink",
    "paginate",
    "paginate_path",
    "timezone",
    "quiet",
    "verbose",
    "defaults",
    "liquid",
    "kramdown",
    "sass",
    "theme",
    "remote_theme",
    "title",
    "description",
    "feed",
    "redirect_from",
    "jekyll-archives",
    "last-modified-at",
    "page_excerpts",
    "disable_disk_cache",
    "ignore_theme_config",
    "csv_reader",
    "tsv_reader",
    "commonmark",
    "livereload",
    "watch",
    "profile",
};

}  // namespace

void tell_misspelt_keys(const SourceFile& file, const yaml::Yaml& config, Report& report) {
    if (!config.ok || !config.root->is(Type::object))
        return;
    std::vector<std::string_view> free(known_keys.begin(), known_keys.end());
    for (const Member& member : config.root->object()) {
        if (member.key.is(Type::string))
            std::erase(free, member.key.string());
    }
    for (const Member& member : config.root->object()) {
        constexpr std::size_t shortest = 5;  // "lang" and "land" are both words
        if (!member.key.is(Type::string) || member.key.string().size() < shortest ||
            std::ranges::find(known_keys, member.key.string()) != known_keys.end())
            continue;
        constexpr std::size_t farthest = 2;  // edits
        const std::string_view meant = nearest(member.key.string(), free);
        const yaml::Places::Place* place = config.places.find(&member.value);
        if (meant.size() < shortest || place == nullptr ||
            edit_distance(member.key.string(), meant, farthest) > farthest)
            continue;
        report.add(file, {.rule = "configuration",
                          .severity = Severity::warning,
                          .span = place->key,
                          .message = fmt::format("nothing reads the key {}", member.key.string()),
                          .help = fmt::format("did you mean {}?", meant)});
    }
}

}  // namespace kiji::site
