// What kiji.yml says.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/files.hpp"
#include "base/glob.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "source/source_file.hpp"
#include "value/yaml.hpp"

namespace kiji::corpus {

/// One configuration file as it was read. Kept as long as somebody refers to a value in it.
struct ConfigSource {
    ConfigSource(Path path, std::string text) : file(std::move(path), std::move(text)) {}
    SourceFile file;
    Arena arena;
    yaml::Yaml yaml;
};

/// A value of a configuration file that another folder reads, with its place.
struct Setting {
    const Value* value = nullptr;
    std::shared_ptr<const ConfigSource> source;

    /// `message`, at the place of this value, or of the key of `part`, a value within it.
    Error fault(std::string message) const;
    Error fault_of(const Value& part, std::string message) const;
};

/// Rules that differ for some files.
struct Override {
    Globs paths;    // relative to Config::folder
    Setting rules;  // as under lint.rules
};

/// What the front matter of some pages holds, as JSON Schema.
struct Schema {
    std::string name;  // a collection ("posts", "pages"), a layout, or "all"
    Setting setting;   // a mapping
};

/// What `kiji.yml` or `.kiji.yml` says. Keys are checked against `config_keys()`; an unknown one is
/// an Error with a suggestion.
/// A filter of a site's own: `body` is Liquid, in which `input` and the parameters are variables.
struct FilterSnippet {
    struct Parameter {
        std::string name;
        std::string otherwise;  // what it is where it is not given
    };
    std::string name;
    std::vector<Parameter> parameters;
    std::string body;
};

struct Config {
    Path path;    // empty: there is none
    Path folder;  // where it lies: absolute, without links
    double cjk_characters_per_minute = 500;
    double words_per_minute = 200;
    double reading_time_tolerance = 0.25;
    /// Endings of an excerpt that a template wrote, besides those that lint knows.
    std::vector<std::string> excerpt_templates;
    /// Lines that count as chunk markers besides the built-in ones, compared as a whole.
    std::vector<std::string> markers;
    /// Texts that stand in many posts on purpose: dedupe takes them for no duplicates.
    std::vector<std::string> boilerplate;
    /// Files and folders that are passed by where a folder is named; relative to `folder`.
    Globs exclude;
    /// lint.preset; the value is null where it is not said.
    Setting preset;
    /// lint.rules: those of extended files first, so that later ones win.
    std::vector<Setting> rules;
    std::vector<Override> overrides;
    /// lint.schemas; a later one of the same name replaces an earlier one.
    std::vector<Schema> schemas;
    std::vector<FilterSnippet> filters;

    /// `file`, an absolute path, as the patterns of this configuration see it: relative to
    /// `folder`, or as it is where it lies elsewhere.
    std::string_view relative(std::string_view file) const;
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
/// unknown, stands twice or has the wrong type, or a file that it extends cannot be read or extends
/// itself. What a file says goes before what it extends says; lists replace lists.
Result<Config> load_config(const FileSystem& files, const Path& folder, const Limits& limits);
/// Reads the configuration file `path`.
Result<Config> read_config(const FileSystem& files, const Path& path, const Limits& limits);

}  // namespace kiji::corpus
