// Reads kiji.yml: every key has a row, and what has none is a mistake worth telling.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "corpus/corpus.hpp"
#include "source/check_text.hpp"
#include "value/yaml.hpp"

namespace kiji::corpus {
namespace {

constexpr std::array file_names{"kiji.yml", ".kiji.yml"};

constexpr std::string_view number = "number";
constexpr std::string_view list_of_strings = "list of strings";
constexpr std::string_view text_or_list = "text, or a list of strings";
constexpr std::string_view text = "text";
constexpr std::string_view rules = "mapping of rules";
constexpr std::string_view schemas = "mapping of JSON schemas, or of files that hold one";
constexpr std::string_view overrides = "list of mappings with paths and lint.rules";
constexpr std::string_view filters = "list of mappings with name, parameters and body";

constexpr std::array<ConfigKey, 13> keys{{
    {"extends", text_or_list, "configuration files that go where this one says nothing"},
    {"exclude", list_of_strings,
     "files and folders that are passed by, in the patterns of .gitignore"},
    {"lint.preset", text, "rules to begin with: blog, jekyll, markdownlint, all or none"},
    {"lint.rules", rules,
     "for each rule or tag: true or false, a severity, or enabled, severity and options"},
    {"lint.schemas", schemas,
     "what front matter holds, by collection (posts, pages), layout, or all"},
    {"overrides", overrides, "rules that differ for the files that paths name"},
    {"lint.reading_time.cjk_characters_per_minute", number,
     "how fast Chinese and Japanese are read; 500 where not set"},
    {"lint.reading_time.words_per_minute", number,
     "how fast text with blanks between words is read; 200 where not set"},
    {"lint.reading_time.tolerance", number,
     "how far reading_time may be off, as a part of the time computed; 0.25 where not set"},
    {"lint.excerpt.templates", list_of_strings,
     "endings of an excerpt that a template wrote, besides the built-in ones"},
    {"markers", list_of_strings,
     "lines that count as chunk markers, besides the built-in ones; compared as a whole"},
    {"dedupe.boilerplate", list_of_strings,
     "texts that stand in many posts on purpose: told, but no duplicates"},
    {"filters", filters, "filters of the site's own for kiji build, written in Liquid"},
}};

using Numbers = double Config::*;
using Lists = std::vector<std::string> Config::*;
class Reader;
/// Where the value of each key goes, in the order of `keys`.
struct Target {
    Numbers number = nullptr;
    Lists list = nullptr;
    bool may_be_zero = false;
    void (Reader::*taken)(const Value& value, Config& config) = nullptr;
};
const Target& target_of(const ConfigKey& key);
/// Reads one file; holds what a message needs to name a place.
class Reader {
  public:
    Reader(std::shared_ptr<const ConfigSource> source, std::vector<Path>& extended)
        : source_(std::move(source)), extended_(&extended) {}

    /// What the file says, on top of `config`.
    Result<void> read_into(Config& config) {
        if (source_->yaml.root != nullptr)
            read("", *source_->yaml.root, config);
        if (error_)
            return *error_;
        return Done{};
    }

    void take_extends(const Value& value, Config& /*config*/) {
        if (value.is(Value::Type::string)) {
            extended_->emplace_back(value.string());
            return;
        }
        if (!set_list(value, *extended_))
            fail_type(value, "extends", text_or_list);
    }
    void take_exclude(const Value& value, Config& config) {
        std::vector<std::string> patterns;
        if (!set_list(value, patterns))
            return fail_type(value, "exclude", list_of_strings);
        config.exclude = {};
        for (const std::string& pattern : patterns)
            config.exclude.add(pattern);
    }
    void take_preset(const Value& value, Config& config) {
        if (!value.is(Value::Type::string))
            return fail_type(value, "lint.preset", text);
        config.preset = {&value, source_};
    }
    void take_rules(const Value& value, Config& config) {
        if (!value.is(Value::Type::object))
            return fail_type(value, "lint.rules", rules);
        config.rules.push_back({&value, source_});
    }
    void take_schemas(const Value& value, Config& config) {
        if (!value.is(Value::Type::object))
            return fail_type(value, "lint.schemas", schemas);
        for (const Member& member : value.object()) {
            const bool fits =
                member.key.is(Value::Type::string) &&
                (member.value.is(Value::Type::object) || member.value.is(Value::Type::string));
            if (!fits)
                return fail_key(member.value,
                                "a schema is a mapping, or the name of a file that holds one");
            std::erase_if(config.schemas,
                          [&](const Schema& schema) { return schema.name == member.key.string(); });
            config.schemas.push_back({std::string(member.key.string()), {&member.value, source_}});
        }
    }
    void take_overrides(const Value& value, Config& config) {
        if (!value.is(Value::Type::array))
            return fail_type(value, "overrides", overrides);
        for (const Value& item : value.array())
            take_override(item, config);
    }
    void take_filters(const Value& value, Config& config) {
        if (!value.is(Value::Type::array))
            return fail_type(value, "filters", filters);
        for (const Value& item : value.array()) {
            const Value* name = item.find("name");
            const Value* body = item.find("body");
            const Value* parameters = item.find("parameters");
            FilterSnippet snippet;
            const bool fits = name != nullptr && name->is(Value::Type::string) && body != nullptr &&
                              body->is(Value::Type::string) &&
                              (parameters == nullptr || take_parameters(*parameters, snippet));
            if (!fits)
                return fail_key(item,
                                "a filter has a name, a body in Liquid that sees `input`, "
                                "and may have parameters: a list of names, or what "
                                "each is where it is not given");
            snippet.name = name->string();
            snippet.body = body->string();
            config.filters.push_back(std::move(snippet));
        }
    }

  private:
    /// "[currency]", or "{currency: €}" with what it is where it is not given.
    bool take_parameters(const Value& value, FilterSnippet& snippet) {
        std::vector<std::string> names;
        if (value.is(Value::Type::array) && set_list(value, names)) {
            for (std::string& name : names)
                snippet.parameters.push_back({std::move(name), ""});
            return true;
        }
        if (!value.is(Value::Type::object))
            return false;
        for (const Member& member : value.object()) {
            if (!member.key.is(Value::Type::string) || !member.value.is(Value::Type::string))
                return false;
            snippet.parameters.push_back(
                {std::string(member.key.string()), std::string(member.value.string())});
        }
        return true;
    }
    /// "paths: [_drafts/**], lint: {rules: {...}}"
    void take_override(const Value& item, Config& config) {
        const Value* paths = item.find("paths");
        const Value* lint = item.find("lint");
        const Value* own = lint == nullptr ? nullptr : lint->find("rules");
        std::vector<std::string> patterns;
        if (paths == nullptr || !set_list(*paths, patterns) || patterns.empty())
            return fail(paths == nullptr ? item : *paths,
                        "an override holds paths, a list of patterns");
        if (own == nullptr || !own->is(Value::Type::object))
            return fail(lint == nullptr ? item : *lint,
                        "an override holds lint.rules, a mapping of rules");
        for (const Member& member : item.object()) {
            if (&member.value != paths && &member.value != lint)
                return fail_key(member.value, "an override holds paths and lint.rules, no more");
        }
        for (const Member& member : lint->object()) {
            if (&member.value != own)
                return fail_key(member.value, "an override changes lint.rules, no more");
        }
        Override made{.paths = {}, .rules = {own, source_}};
        for (const std::string& pattern : patterns)
            made.paths.add(pattern);
        config.overrides.push_back(std::move(made));
    }

    void fail_type(const Value& value, std::string_view name, std::string_view type) {
        fail(value, fmt::format("{} is a {}, not {}", name, type, describe(value)));
    }

    void read(const std::string& prefix, const Value& value, Config& config) {
        if (value.is(Value::Type::nil))
            return;
        if (!value.is(Value::Type::object)) {
            fail(value, prefix.empty()
                            ? "the configuration is no mapping: write key: value on each line"
                            : fmt::format("{} holds keys, not {}", prefix, describe(value)));
            return;
        }
        for (const Member& member : value.object()) {
            if (error_)
                return;
            const std::string name = fmt::format(
                "{}{}{}", prefix, prefix.empty() ? "" : ".",
                member.key.is(Value::Type::string) ? member.key.string() : describe(member.key));
            const auto row = std::ranges::find(keys, name, &ConfigKey::name);
            if (row != keys.end())
                set(*row, target_of(*row), member.value, config);
            else if (is_group(name))
                read(name, member.value, config);
            else
                fail_key(member.value, unknown(name));
        }
    }

    void set(const ConfigKey& key, const Target& target, const Value& value, Config& config) {
        if (value.is(Value::Type::nil))
            return;
        if (target.taken != nullptr)
            return (this->*target.taken)(value, config);
        const bool fits = target.list != nullptr ? set_list(value, config.*target.list)
                                                 : set_number(target, value, config);
        if (!fits)
            fail(value,
                 fmt::format(
                     "{} is a {}, not {}", key.name,
                     target.number != nullptr && !target.may_be_zero ? "number above 0" : key.type,
                     describe(value)));
    }

    static bool set_number(const Target& target, const Value& value, Config& config) {
        double number_read = 0;
        if (value.is(Value::Type::integer))
            number_read = static_cast<double>(value.integer());
        else if (value.is(Value::Type::real))
            number_read = value.real();
        else
            return false;
        // Written so that NaN is none, too.
        if (!(target.may_be_zero ? number_read >= 0 : number_read > 0))
            return false;
        config.*target.number = number_read;
        return true;
    }

    static bool set_list(const Value& value, std::vector<std::string>& list) {
        if (!value.is(Value::Type::array))
            return false;
        list.clear();
        for (const Value& item : value.array()) {
            if (!item.is(Value::Type::string))
                return false;
            list.emplace_back(item.string());
        }
        return true;
    }

    static bool is_group(std::string_view name) {
        return std::ranges::any_of(keys, [name](const ConfigKey& key) {
            return key.name.size() > name.size() && key.name.starts_with(name) &&
                   key.name[name.size()] == '.';
        });
    }

    static std::string unknown(std::string_view name) {
        std::vector<std::string_view> names;
        for (const ConfigKey& key : keys) {
            names.push_back(key.name);
            for (std::size_t dot = key.name.find('.'); dot != std::string_view::npos;
                 dot = key.name.find('.', dot + 1))
                names.push_back(key.name.substr(0, dot));
        }
        const std::string_view meant = nearest(name, names);
        return meant.empty() ? fmt::format("there is no key {}", escape_for_terminal(name))
                             : fmt::format("there is no key {}: did you mean {}?",
                                           escape_for_terminal(name), meant);
    }

    void fail(const Value& value, std::string message) {
        if (!error_)
            error_ = Setting{&value, source_}.fault(std::move(message));
    }
    void fail_key(const Value& value, std::string message) {
        if (!error_)
            error_ = Setting{source_->yaml.root, source_}.fault_of(value, std::move(message));
    }

    std::shared_ptr<const ConfigSource> source_;
    std::vector<Path>* extended_;
    std::optional<Error> error_;
};

constexpr std::array<Target, keys.size()> targets{{
    {.taken = &Reader::take_extends},
    {.taken = &Reader::take_exclude},
    {.taken = &Reader::take_preset},
    {.taken = &Reader::take_rules},
    {.taken = &Reader::take_schemas},
    {.taken = &Reader::take_overrides},
    {.number = &Config::cjk_characters_per_minute},
    {.number = &Config::words_per_minute},
    {.number = &Config::reading_time_tolerance, .may_be_zero = true},
    {.list = &Config::excerpt_templates},
    {.list = &Config::markers},
    {.list = &Config::boilerplate},
    {.taken = &Reader::take_filters},
}};

const Target& target_of(const ConfigKey& key) {
    return targets[static_cast<std::size_t>(&key - keys.data())];
}

/// The folder itself, then each folder above it.
std::vector<Path> upwards(const FileSystem& files, const Path& folder) {
    const Result<Path> resolved = files.resolve(folder.empty() ? "." : folder);
    Path at = resolved ? *resolved : folder;
    std::vector<Path> folders{at};
    while (!at.empty() && at != "/") {
        at = Path(parent(at));
        folders.push_back(at);
    }
    return folders;
}

Result<std::shared_ptr<const ConfigSource>> read_source(const FileSystem& files, const Path& path,
                                                        const Limits& limits) {
    Result<std::string> bytes = files.read(path, limits.front_matter_bytes);
    if (!bytes)
        return Error{fmt::format("reading the configuration: {}", bytes.error().message), path};
    auto source = std::make_shared<ConfigSource>(path, *std::move(bytes));
    const SourceFile& file = source->file;
    if (auto error = check_text(file, limits))
        return *std::move(error);
    Diagnostics found;
    const std::size_t start = file.text().starts_with("\xEF\xBB\xBF") ? 3 : 0;
    source->yaml =
        yaml::read(file, span_of(start, file.text().size()), source->arena, limits, found);
    if (!found.empty()) {
        const Diagnostic& first = found.front();
        const Position at = file.lines().position(first.span.begin);
        return Error{
            first.help.empty() ? first.message : fmt::format("{}: {}", first.message, first.help),
            path, at.line, at.column};
    }
    return std::shared_ptr<const ConfigSource>(std::move(source));
}

/// Puts what files hold in the place of their names, which go from the folder of `path`.
Result<void> read_schemas(const FileSystem& files, const Path& path, const Limits& limits,
                          Config& config) {
    for (Schema& schema : config.schemas) {
        if (!schema.setting.value->is(Value::Type::string))
            continue;
        const Path name = join(parent(path), schema.setting.value->string());
        const auto source = read_source(files, name, limits);
        if (!source)
            return schema.setting.fault(
                fmt::format("the schema {}: {}", name, source.error().message));
        if ((*source)->yaml.root == nullptr || !(*source)->yaml.root->is(Value::Type::object))
            return schema.setting.fault(fmt::format("the schema {} is no mapping", name));
        schema.setting = {(*source)->yaml.root, *source};
    }
    return Done{};
}

/// Reads `path` on top of what it extends. `above`: the files that led here, for circles.
Result<void> read_with_extended(const FileSystem& files, const Path& path, const Limits& limits,
                                std::vector<Path>& above, Config& config) {
    const Result<Path> resolved = files.resolve(path);
    const Path& name = resolved ? *resolved : path;
    if (std::ranges::find(above, name) != above.end())
        return Error{"the configuration extends itself", path};
    constexpr std::size_t deepest = 16;
    if (above.size() == deepest)
        return Error{fmt::format("more than {} configurations extend one another", deepest), path};
    const auto source = read_source(files, path, limits);
    if (!source)
        return source.error();
    // What it extends is read first, so that its own words come last; only its list is wanted here.
    std::vector<Path> extended;
    Config own;
    if (Result<void> read = Reader(*source, extended).read_into(own); !read)
        return read.error();
    above.push_back(name);
    for (const Path& base : extended) {
        Result<void> read =
            read_with_extended(files, join(parent(path), base), limits, above, config);
        if (!read)
            return Error{fmt::format("{} (extended by {})", read.error().message, path),
                         read.error().path, read.error().line, read.error().column};
    }
    above.pop_back();
    if (Result<void> read = Reader(*source, extended).read_into(config); !read)
        return read;
    return read_schemas(files, path, limits, config);
}

}  // namespace

std::span<const ConfigKey> config_keys() {
    return keys;
}

Error Setting::fault(std::string message) const {
    const yaml::Places::Place* place = source->yaml.places.find(value);
    const Position at = source->file.lines().position(place == nullptr ? 0 : place->value.begin);
    return {std::move(message), source->file.name(), at.line, at.column};
}

Error Setting::fault_of(const Value& part, std::string message) const {
    const yaml::Places::Place* place = source->yaml.places.find(&part);
    const Position at = source->file.lines().position(place == nullptr ? 0 : place->key.begin);
    return {std::move(message), source->file.name(), at.line, at.column};
}

std::string_view Config::relative(std::string_view file) const {
    if (file.starts_with(folder) && file.size() > folder.size() && file[folder.size()] == '/')
        return file.substr(folder.size() + 1);
    return file;
}

Result<Config> read_config(const FileSystem& files, const Path& path, const Limits& limits) {
    Config config;
    config.path = path;
    const Result<Path> folder = files.resolve(parent(path).empty() ? "." : Path(parent(path)));
    config.folder = folder ? *folder : Path(parent(path));
    std::vector<Path> above;
    if (Result<void> read = read_with_extended(files, path, limits, above, config); !read)
        return read.error();
    return config;
}

Result<Config> load_config(const FileSystem& files, const Path& folder, const Limits& limits) {
    for (const Path& at : upwards(files, folder)) {
        for (const std::string_view name : file_names) {
            Path path = join(at, name);
            if (files.info(path))
                return read_config(files, path, limits);
        }
    }
    return Config{};
}

}  // namespace kiji::corpus
