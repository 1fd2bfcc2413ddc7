// The door to a set of posts: which files there are, and the configuration that goes for them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"

namespace kiji::corpus {

/// The Markdown files that `paths` name, each once, in the order given and inside a folder by bytes
/// of the path. A file is taken whatever its name; of a folder, all files below it whose extension
/// is .md, .markdown, .mkdown, .mkdn or .mkd (case does not count), except in names that begin with
/// '.' or '_site' or are node_modules or vendor. A link inside a folder is followed where it stays
/// beneath the folder; one that leaves it is an Error naming both ends. Errors (missing,
/// unreadable, not a regular file) stand beside what was found: the other files are still done. A
/// file that can be reached in two ways is named by the one without links. No recursion: folders
/// may be as deep as the system lets them be. O(files log files).
struct Found {
    std::vector<Path> files;
    std::vector<Error> errors;
};
Found find_posts(const FileSystem& files, std::span<const Path> paths);

/// What `kiji.yml` or `.kiji.yml` says. Keys are checked against `config_keys()`; an unknown one is
/// an Error with a suggestion.
struct Config {
    Path path;  // empty: there is none
    double cjk_characters_per_minute = 500;
    double words_per_minute = 200;
    double reading_time_tolerance = 0.25;
    /// Endings of an excerpt that a template wrote, besides those that lint knows.
    std::vector<std::string> excerpt_templates;
    /// Lines that count as chunk markers besides the built-in ones, compared as a whole.
    std::vector<std::string> markers;
    /// Texts that stand in many posts on purpose: dedupe takes them for no duplicates.
    std::vector<std::string> boilerplate;
};

/// One row for each key a configuration may hold: `lint.reading_time.words_per_minute`.
struct ConfigKey {
    std::string_view name;
    std::string_view type;  // "number", "list of strings"
    std::string_view summary;
};
std::span<const ConfigKey> config_keys();

/// Reads the configuration that lies in `folder` or the nearest folder above it (`kiji.yml` before
/// `.kiji.yml`); without one, the defaults. Error (with line and column): it is no YAML, a key is
/// unknown, stands twice or has the wrong type.
Result<Config> load_config(const FileSystem& files, const Path& folder, const Limits& limits);
/// Reads the configuration file `path`.
Result<Config> read_config(const FileSystem& files, const Path& path, const Limits& limits);

}  // namespace kiji::corpus
