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

constexpr std::array<ConfigKey, 6> keys{{
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
}};

using Numbers = double Config::*;
using Lists = std::vector<std::string> Config::*;
/// Where the value of each key goes, in the order of `keys`.
struct Target {
    Numbers number = nullptr;
    Lists list = nullptr;
    bool may_be_zero = false;
};
constexpr std::array<Target, keys.size()> targets{{
    {.number = &Config::cjk_characters_per_minute},
    {.number = &Config::words_per_minute},
    {.number = &Config::reading_time_tolerance, .may_be_zero = true},
    {.list = &Config::excerpt_templates},
    {.list = &Config::markers},
    {.list = &Config::boilerplate},
}};

/// Reads one file; holds what a message needs to name a place.
class Reader {
  public:
    Reader(const SourceFile& file, const yaml::Yaml& yaml) : file_(&file), yaml_(&yaml) {}

    Result<Config> config() {
        Config config;
        config.path = file_->name();
        if (yaml_->root != nullptr)
            read("", *yaml_->root, config);
        if (error_)
            return *error_;
        return config;
    }

  private:
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
                set(*row, targets[static_cast<std::size_t>(row - keys.begin())], member.value,
                    config);
            else if (is_group(name))
                read(name, member.value, config);
            else
                fail_key(member.value, unknown(name));
        }
    }

    void set(const ConfigKey& key, const Target& target, const Value& value, Config& config) {
        if (value.is(Value::Type::nil))
            return;
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
        const yaml::Places::Place* place = yaml_->places.find(&value);
        fail_at(place == nullptr ? 0 : place->value.begin, std::move(message));
    }
    void fail_key(const Value& value, std::string message) {
        const yaml::Places::Place* place = yaml_->places.find(&value);
        fail_at(place == nullptr ? 0 : place->key.begin, std::move(message));
    }
    void fail_at(std::size_t offset, std::string message) {
        if (error_)
            return;
        const Position at = file_->lines().position(offset);
        error_ = Error{std::move(message), file_->name(), at.line, at.column};
    }

    const SourceFile* file_;
    const yaml::Yaml* yaml_;
    std::optional<Error> error_;
};

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

}  // namespace

std::span<const ConfigKey> config_keys() {
    return keys;
}

Result<Config> read_config(const FileSystem& files, const Path& path, const Limits& limits) {
    Result<std::string> bytes = files.read(path, limits.front_matter_bytes);
    if (!bytes)
        return Error{fmt::format("reading the configuration: {}", bytes.error().message), path};
    const SourceFile file(path, *std::move(bytes));
    if (auto error = check_text(file, limits))
        return *std::move(error);
    Arena arena;
    Diagnostics found;
    const std::size_t start = file.text().starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const yaml::Yaml yaml =
        yaml::read(file, span_of(start, file.text().size()), arena, limits, found);
    if (!found.empty()) {
        const Diagnostic& first = found.front();
        const Position at = file.lines().position(first.span.begin);
        return Error{
            first.help.empty() ? first.message : fmt::format("{}: {}", first.message, first.help),
            path, at.line, at.column};
    }
    return Reader(file, yaml).config();
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
