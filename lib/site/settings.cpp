#include "site/settings.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/letter_case.hpp"
#include "corpus/corpus.hpp"
#include "site/config_keys.hpp"
#include "site/values.hpp"
#include "value/parse_time.hpp"
#include "value/toml.hpp"
#include "value/yaml.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

/// Jekyll's defaults, as it would read them from a file.
constexpr std::string_view defaults = R"(collections_dir: ""
cache_dir: .jekyll-cache
plugins_dir: _plugins
layouts_dir: _layouts
data_dir: _data
includes_dir: _includes
collections: {}
safe: false
include: [.htaccess]
exclude: []
keep_files: [.git, .svn]
encoding: utf-8
markdown_ext: markdown,mkdown,mkdn,mkd,md
strict_front_matter: false
show_drafts: null
limit_posts: 0
future: false
unpublished: false
whitelist: []
plugins: []
markdown: kramdown
highlighter: rouge
lsi: false
excerpt_separator: "\n\n"
incremental: false
detach: false
port: "4000"
host: 127.0.0.1
baseurl: null
show_dir_listing: false
permalink: date
paginate_path: /page:num
timezone: null
quiet: false
verbose: false
defaults: []
liquid: {error_mode: warn, strict_filters: false, strict_variables: false}
kramdown:
  auto_ids: true
  toc_levels: [1, 2, 3, 4, 5, 6]
  entity_output: as_char
  smart_quotes: lsquo,rsquo,ldquo,rdquo
  input: GFM
  hard_wrap: false
  guess_lang: true
  footnote_nr: 1
  show_warnings: false
)";

constexpr std::array<std::string_view, 10> default_excludes{
    ".sass-cache",  ".jekyll-cache",  "gemfiles",      "Gemfile",      "Gemfile.lock",
    "node_modules", "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"};

constexpr std::size_t most_config_bytes = std::size_t{16} << 20U;

/// Without "." and "..", '/' at the end, and doubled '/'.
Path tidy(std::string_view path) {
    std::vector<std::string_view> names;
    const bool is_absolute = path.starts_with('/');
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view name = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (name == "..") {
            if (!names.empty())
                names.pop_back();
        } else if (!name.empty() && name != ".") {
            names.push_back(name);
        }
    }
    return fmt::format("{}{}", is_absolute ? "/" : "", fmt::join(names, "/"));
}

std::string without_slashes(std::string text) {
    while (text.ends_with('/'))
        text.pop_back();
    text.erase(0, std::min(text.find_first_not_of('/'), text.size()));
    return text;
}

class SettingsReader {
  public:
    SettingsReader(const FileSystem& files, const Options& options, Memory& memory, Report& report)
        : files_(files), options_(options), memory_(memory), report_(report) {}

    Result<Settings> read() {
        const SourceFile& built_in = memory_.files.emplace_back("defaults", std::string(defaults));
        Diagnostics none;
        all_ = *yaml::read(built_in, built_in.whole(), memory_.arena, options_.limits, none).root;
        const Result<Path> here = files_.resolve(".");
        if (!here)
            return here.error();
        if (auto read = read_files(*here); !read)
            return read.error();
        override_by_options();
        if (auto found = find_folders(*here); !found)
            return found.error();
        if (auto checked = check_lists(); !checked)
            return checked.error();
        add_collections();
        add_excludes();
        if (auto filled = fill(); !filled)
            return filled.error();
        return std::move(settings_);
    }

  private:
    Result<void> read_files(const Path& here) {
        std::vector<Path> named = options_.configs;
        if (named.empty()) {
            const Path source = options_.source.empty() ? here : options_.source;
            for (const std::string_view name : {"_config.yml", "_config.yaml", "_config.toml"}) {
                Path path = join(source, name);
                if (const auto info = files_.info(path); info && named.empty())
                    named.push_back(std::move(path));
            }
        }
        for (const Path& path : named) {
            if (path.empty())
                continue;
            const Result<Value> read = read_file(path);
            if (!read)
                return read.error();
            all_ = merge(all_, *read, memory_.arena);
            settings_.files.push_back(path);
        }
        return Done{};
    }

    Result<Value> read_file(const Path& path) {
        Result<std::string> text = files_.read(path, most_config_bytes);
        if (!text)
            return text.error();
        const SourceFile& file = memory_.files.emplace_back(path, *std::move(text));
        const std::string ending = lower_case(extension(path));
        Value read;
        if (ending == ".toml") {
            const Result<Value> parsed = toml::read(file, memory_.arena, options_.limits);
            if (!parsed)
                return parsed.error();
            read = *parsed;
        } else if (ending == ".yml" || ending == ".yaml") {
            Diagnostics faults;
            const yaml::Yaml parsed =
                yaml::read(file, file.whole(), memory_.arena, options_.limits, faults);
            bool told = false;
            for (Diagnostic& fault : faults) {
                told = told || fault.severity == Severity::error;
                report_.add(file, std::move(fault));
            }
            tell_misspelt_keys(file, parsed, report_);
            if (!parsed.ok && !told)
                return Error{"could not read: it is not YAML", path};
            read = *parsed.root;
        } else {
            return Error{"could not read: a configuration is called .yml, .yaml or .toml", path};
        }
        if (read.is(Type::nil))
            return Value::of(std::span<const Member>());
        if (!read.is(Type::object))
            return Error{fmt::format("could not read: it holds {}, not a mapping of keys to values",
                                     describe(read)),
                         path};
        return read;
    }

    void set(std::string_view key, const Value& value) {
        ObjectDraft draft(all_);
        draft.set(key, value);
        all_ = draft.finish(memory_.arena);
    }
    void set_text(std::string_view key, std::string_view text) {
        set(key, Value::of(keep(memory_.arena, text)));
    }

    void override_by_options() {
        const auto flag = [this](std::string_view key, std::optional<bool> given) {
            if (given)
                set(key, Value::of(*given));
        };
        flag("show_drafts", options_.drafts);
        flag("future", options_.future);
        flag("unpublished", options_.unpublished);
        flag("safe", options_.safe);
        if (options_.limit_posts)
            set("limit_posts", Value::of(*options_.limit_posts));
        if (!options_.layouts_folder.empty())
            set_text("layouts_dir", options_.layouts_folder);
        if (!options_.plugins_folder.empty())
            set_text("plugins_dir", options_.plugins_folder);
        if (options_.disable_disk_cache)
            set("disable_disk_cache", Value::of(true));
        if (options_.base_url)
            set_text("baseurl", *options_.base_url);
    }

    Result<void> find_folders(const Path& here) {
        const std::string_view configured = string_of(all_.find("source"));
        const Path source = !options_.source.empty() ? options_.source
                                                     : Path(configured.empty() ? "." : configured);
        const Result<Path> real = files_.resolve(join(here, source));
        if (!real)
            return Error{fmt::format("could not find the source of the site: {}; name its folder, "
                                     "or begin one with kiji new",
                                     real.error().message),
                         source};
        const Result<FileInfo> info = files_.info(*real);
        if (info && info->kind != FileInfo::Kind::directory)
            return Error{
                "the source of a site is a folder, and this is none; name the folder that "
                "holds _config.yml and _posts",
                source};
        settings_.source = *real;
        const Path& home = options_.home == Options::Home::source ? settings_.source : here;
        const std::string_view written = string_of(all_.find("destination"));
        if (!options_.destination.empty())
            settings_.destination = tidy(join(here, options_.destination));
        else if (!written.empty())
            settings_.destination = tidy(join(home, written));
        else
            settings_.destination = join(
                options_.source.empty() && configured.empty() ? settings_.source : home, "_site");
        // A site of somebody else writes into itself, unless who builds it says otherwise.
        const bool is_safe = is_true(all_.find("safe"));
        if (is_safe && options_.destination.empty() && !written.empty() &&
            !settings_.destination.starts_with(settings_.source + '/'))
            return Error{fmt::format("the destination {} lies outside of the site, which --safe "
                                     "does not allow: say -d {} if that is meant",
                                     written, written),
                         settings_.files.empty() ? Path() : settings_.files.back()};
        set_text("source", settings_.source);
        set_text("destination", settings_.destination);
        return Done{};
    }

    Result<void> check_lists() const {
        for (const std::string_view key : {"include", "exclude", "plugins"}) {
            const Value* value = all_.find(key);
            if (value != nullptr && !value->is(Type::array))
                return Error{fmt::format("'{}' should be set as an array, but was {}: write it as "
                                         "a list, one entry behind each dash",
                                         key, describe(*value)),
                             settings_.files.empty() ? Path() : settings_.files.back()};
        }
        return Done{};
    }

    void add_collections() {
        ObjectDraft collections;
        collections.set("posts", Value::of(std::span<const Member>()));
        if (const Value* written = all_.find("collections")) {
            if (written->is(Type::array)) {
                for (const Value& label : written->array())
                    collections.set(keep(memory_.arena, text_of(label)),
                                    Value::of(std::span<const Member>()));
            } else if (written->is(Type::object)) {
                for (const Member& member : written->object())
                    collections.set(keep(memory_.arena, text_of(member.key)),
                                    member.value.is(Type::nil)
                                        ? Value::of(std::span<const Member>())
                                        : member.value);
            }
        }
        ObjectDraft posts(*collections.find("posts"));
        posts.set("output", Value::of(true));
        if (!is_given(posts.find("permalink"))) {
            const Value* written = all_.find("permalink");
            const std::string style = is_given(written) ? text_of(*written) : "date";
            posts.set("permalink",
                      Value::of(keep(memory_.arena, corpus::permalink_template(style))));
        }
        collections.set("posts", posts.finish(memory_.arena));
        set("collections", collections.finish(memory_.arena));
    }

    void add_excludes() {
        std::vector<Value> all;
        const auto add = [&all](const Value& pattern) {
            if (std::ranges::none_of(all, [&](const Value& each) { return equal(each, pattern); }))
                all.push_back(pattern);
        };
        for (const Value& pattern : all_.find("exclude")->array())
            add(pattern);
        for (const std::string_view pattern : default_excludes)
            add(Value::of(pattern));
        set("exclude", make_array(memory_.arena, all));
    }

    std::string text_at(std::string_view key, std::string otherwise) const {
        const Value* value = all_.find(key);
        return is_given(value) ? text_of(*value) : std::move(otherwise);
    }
    bool flag_at(std::string_view key) const { return is_true(all_.find(key)); }

    Result<void> fill() {
        Settings& to = settings_;
        to.layouts_folder = without_slashes(text_at("layouts_dir", "_layouts"));
        to.includes_folder = without_slashes(text_at("includes_dir", "_includes"));
        to.data_folder = without_slashes(text_at("data_dir", "_data"));
        to.plugins_folder = without_slashes(text_at("plugins_dir", "_plugins"));
        to.cache_folder = without_slashes(text_at("cache_dir", ".jekyll-cache"));
        to.collections_folder = without_slashes(text_at("collections_dir", ""));
        to.include = strings_of(all_.find("include"));
        to.exclude = strings_of(all_.find("exclude"));
        to.keep = strings_of(all_.find("keep_files"));
        to.plugins = strings_of(all_.find("plugins"));
        std::ranges::move(strings_of(all_.find("gems")), std::back_inserter(to.plugins));
        std::ranges::move(strings_of(all_.find("whitelist")), std::back_inserter(to.plugins));
        to.markdown_extensions = list_at("markdown_ext");
        to.permalink = text_at("permalink", "date");
        to.excerpt_separator = text_at("excerpt_separator", "");
        to.theme = std::string(string_of(all_.find("theme")));
        to.environment = options_.environment;
        to.drafts = flag_at("show_drafts");
        to.future = flag_at("future");
        to.unpublished = flag_at("unpublished");
        to.safe = flag_at("safe");
        to.page_excerpts = flag_at("page_excerpts");
        if (auto set = set_limit(); !set)
            return set.error();
        if (auto set = set_time(); !set)
            return set.error();
        to.all = all_;
        return Done{};
    }

    std::vector<std::string> list_at(std::string_view key) const {
        std::vector<std::string> list;
        const std::string text = text_at(key, "");
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find(',', at), text.size());
            std::string name = text.substr(at, end - at);
            std::erase(name, ' ');
            if (!name.empty())
                list.push_back(lower_case(name));
            at = end + 1;
        }
        return list;
    }

    Result<void> set_limit() {
        const Value* limit = all_.find("limit_posts");
        if (is_given(limit) && (!limit->is(Type::integer) || limit->integer() < 0))
            return Error{
                fmt::format("limit_posts must be a non-negative number, not {}", describe(*limit))};
        settings_.limit_posts = is_given(limit) ? limit->integer() : 0;
        return Done{};
    }

    Result<void> set_time() {
        settings_.now = options_.now;
        if (const Value* zone = all_.find("timezone"); is_given(zone)) {
            settings_.zone_name = text_of(*zone);
            const Result<Zone> found = Zone::find(settings_.zone_name);
            if (!found)
                return Error{found.error().message,
                             settings_.files.empty() ? Path() : settings_.files.back()};
            settings_.zone = *found;
        }
        if (const Value* time = all_.find("time"); is_given(time)) {
            const auto parsed = parse_time(text_of(*time), settings_.zone, options_.now);
            if (!parsed)
                return Error{fmt::format("invalid time in the configuration: {}", describe(*time)),
                             settings_.files.empty() ? Path() : settings_.files.back()};
            settings_.now = parsed->seconds;
        }
        return Done{};
    }

    const FileSystem& files_;
    const Options& options_;
    Memory& memory_;
    Report& report_;
    Value all_;
    Settings settings_;
};

}  // namespace

Result<Settings> read_settings(const FileSystem& files, const Options& options, Memory& memory,
                               Report& report) {
    return SettingsReader(files, options, memory, report).read();
}

Settings with_theme(Settings settings, const Value& theme, Memory& memory) {
    // What Jekyll itself has a default for is not a theme's to say.
    const SourceFile& built_in = memory.files.emplace_back("defaults", std::string(defaults));
    Diagnostics none;
    const Value known = *yaml::read(built_in, built_in.whole(), memory.arena, Limits{}, none).root;
    ObjectDraft added;
    for (const Member& member : theme.object()) {
        if (known.find(text_of(member.key)) == nullptr && text_of(member.key) != "source" &&
            text_of(member.key) != "destination")
            added.set(keep(memory.arena, text_of(member.key)), member.value);
    }
    settings.all = merge(added.finish(memory.arena), settings.all, memory.arena);
    return settings;
}

}  // namespace kiji::site
