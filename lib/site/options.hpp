// What a build is told from outside, before any configuration is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "corpus/corpus.hpp"

namespace kiji::site {

/// What is given here stands above the configuration.
struct Options {
    /// Where _site, or what the configuration names as destination, begins.
    enum class Home : std::uint8_t { working_folder, source };

    Path source{};                // empty: the working folder, or as the configuration says
    Path destination{};           // empty: _site, or as the configuration says
    std::vector<Path> configs{};  // empty: _config.yml, .yaml or .toml of the source
    Home home = Home::working_folder;
    std::string layouts_folder{};  // empty: _layouts, or as the configuration says
    std::string plugins_folder{};
    bool disable_disk_cache = false;
    std::optional<bool> drafts{};
    std::optional<bool> future{};
    std::optional<bool> unpublished{};
    std::optional<bool> safe{};
    std::optional<std::int64_t> limit_posts{};
    std::optional<std::string> base_url{};
    std::string environment = "development";       // JEKYLL_ENV
    std::vector<Path> gem_folders{};               // where themes lie: GEM_PATH, GEM_HOME
    std::int64_t now = 0;                          // seconds since 1970 UTC
    std::size_t threads = 0;                       // 0: one for each processor
    std::vector<corpus::FilterSnippet> filters{};  // of the site's own
    /// Which kiji this is: what another one has rendered is rendered again.
    std::string program{};
    /// When files below a folder were last committed, by their paths below it: asked where a
    /// plugin tells it. Nothing: by the times of the files alone.
    std::function<std::map<Path, std::int64_t>(const Path& folder)> commit_times{};
    bool profile = false;  // measure each template
    Limits limits{};
};

}  // namespace kiji::site
