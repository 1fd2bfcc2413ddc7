#include "lint/rumdl_config.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/glob.hpp"
#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "lint/lint.hpp"
#include "value/toml.hpp"

namespace kiji::lint {
namespace {

using Names = std::vector<std::string_view>;

/// Rules of rumdl's own that kiji has under other names, blank between.
struct Equal {
    std::string_view theirs;
    std::string_view ours;
};
constexpr std::array equals{
    Equal{"MD057", "link-broken image-missing"},
    Equal{"existing-relative-links", "link-broken image-missing"},
    Equal{"MD083", "mojibake"},
    Equal{"MD084", "zero-width-character bidi-control control-character"},
    Equal{"invisible-characters", "zero-width-character bidi-control control-character"},
    Equal{"MD087", "unused-suppression"},
    Equal{"unused-disable-comment", "unused-suppression"},
    Equal{"MD092", "merge-marker"},
    Equal{"merge-conflict-markers", "merge-marker"},
};

/// Options that rumdl calls otherwise than markdownlint.
struct Renamed {
    std::string_view rule;
    std::string_view theirs;
    std::string_view ours;
};
constexpr std::array renamed{
    Renamed{"MD033", "allowed", "allowed_elements"},
};

/// Keys of [global] that say what kiji does anyway, or how rumdl is to work.
constexpr std::array<std::string_view, 6> without_effect{
    "respect_gitignore", "cache", "cache_dir", "output_format", "verbose", "flavor"};

std::string with_underscores(std::string_view key) {
    std::string name(key);
    std::ranges::replace(name, '-', '_');
    return name;
}

Names ours_of(std::string_view theirs) {
    const std::string small = lower_case(theirs);
    for (const Equal& equal : equals) {
        if (lower_case(equal.theirs) != small)
            continue;
        Names names;
        for (std::string_view rest = equal.ours; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            names.push_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return names;
    }
    return {theirs};
}

/// [per-file-ignores]; null where there is no such table.
const Value* ignores_of(const Value& root) {
    for (const std::string_view key : {"per-file-ignores", "per_file_ignores"}) {
        const Value* table = root.find(key);
        if (table != nullptr && table->is(Value::Type::object))
            return table;
    }
    return nullptr;
}

bool takes(const Member& ignores, std::string_view file) {
    Globs globs;
    globs.add(ignores.key.string());
    return globs.take(file);
}

class Reader {
  public:
    Reader(const Path& path, const Value& root, const toml::Places& places, std::string_view file,
           Settings& settings)
        : path_(&path), root_(&root), places_(&places), file_(file), settings_(&settings) {}

    std::vector<Error> run() {
        if (const Value* global = root_->find("global"))
            take_global(*global);
        for (const Member& member : root_->object()) {
            const std::string key = with_underscores(member.key.string());
            if (key == "per_file_ignores" && member.value.is(Value::Type::object))
                take_ignores(member.value);
            else if (member.value.is(Value::Type::object) && key != "global")
                take_rule(member.key.string(), member.value);
            else if (key != "global")
                tell(member.value, fmt::format("kiji has no equal of {}", member.key.string()));
        }
        return std::move(faults_);
    }

  private:
    void tell(const Value& value, std::string message) {
        const auto found = places_->find(&value);
        const toml::Place place = found == places_->end() ? toml::Place() : found->second;
        faults_.push_back({std::move(message), *path_, place.line, place.column});
    }

    void take_global(const Value& global) {
        if (!global.is(Value::Type::object))
            return tell(global, "global is no table");
        for (const std::string_view key : {"enable", "disable"}) {
            if (const Value* names = global.find(key))
                turn(*names, key == "enable");
        }
        for (const Member& member : global.object()) {
            const std::string key = with_underscores(member.key.string());
            if (key == "enable" || key == "disable" ||
                std::ranges::find(without_effect, key) != without_effect.end())
                continue;
            if (key == "line_length")
                set_option("MD013", "line_length", member.value);
            else
                tell(member.value,
                     fmt::format(
                         "kiji has no equal of {}{}", member.key.string(),
                         key == "exclude" ? ": name these files under exclude in kiji.yml" : ""));
        }
    }

    /// `enable` means these rules and no others.
    void turn(const Value& names, bool on) {
        if (!names.is(Value::Type::array))
            return tell(names, "a list of rules is wanted here");
        if (on) {
            for (std::size_t rule = 0; rule < all_rules().size(); ++rule)
                settings_->of(rule).on = false;
        }
        for (const Value& name : names.array()) {
            if (!name.is(Value::Type::string))
                continue;
            for (const std::string_view ours : ours_of(name.string())) {
                if (!settings_->turn(ours, on) && lower_case(ours) != "all")
                    tell(name, fmt::format("kiji has no equal of the rule {}",
                                           escape_for_terminal(name.string())));
            }
        }
    }

    void take_ignores(const Value& ignores) {
        for (const Member& member : ignores.object()) {
            if (takes(member, file_))
                turn(member.value, false);
        }
    }

    void take_rule(std::string_view name, const Value& options) {
        const Names ours = ours_of(name);
        if (rules_named(ours.front()).empty())
            return tell(options,
                        fmt::format("kiji has no equal of the rule {}", escape_for_terminal(name)));
        for (const Member& option : options.object()) {
            const std::string key = with_underscores(option.key.string());
            for (const std::string_view rule : ours)
                set_option(rule, key, option.value);
        }
    }

    void set_option(std::string_view name, std::string_view key, const Value& value) {
        const Rule* rule = find_rule(name);
        if (rule == nullptr)
            return tell(value, fmt::format("{} names several rules, of which none has options",
                                           escape_for_terminal(name)));
        RuleSettings& set = settings_->of(*rule);
        if (key == "enabled" && value.is(Value::Type::boolean)) {
            set.on = value.boolean();
            return;
        }
        if (key == "severity" && value.is(Value::Type::string)) {
            set.severity = value.string() == "error"  ? Severity::error
                           : value.string() == "info" ? Severity::info
                                                      : Severity::warning;
            return;
        }
        for (const Renamed& other : renamed) {
            if (other.rule == rule->code && other.theirs == key)
                key = other.ours;
        }
        if (const Result<void> done = set.options.set(key, value); !done)
            tell(value, fmt::format("{} {}", escape_for_terminal(name), done.error().message));
    }

    const Path* path_;
    const Value* root_;
    const toml::Places* places_;
    std::string_view file_;
    Settings* settings_;
    std::vector<Error> faults_;
};

}  // namespace

bool is_rumdl_config(std::string_view name) {
    return name == ".rumdl.toml" || name == "rumdl.toml";
}

struct RumdlConfig::Source {
    Source(const Path& path, std::string text) : file(path, std::move(text)) {}
    SourceFile file;
    Arena arena;
    Value root;
    toml::Places places;
};

Result<RumdlConfig> RumdlConfig::read(const FileSystem& files, const Path& path,
                                      const Limits& limits) {
    Result<std::string> text = files.read(path, limits.front_matter_bytes);
    if (!text)
        return Error{fmt::format("reading the configuration: {}", text.error().message), path};
    const auto source = std::make_shared<Source>(path, *std::move(text));
    const Result<Value> read = toml::read(source->file, source->arena, limits, &source->places);
    if (!read)
        return read.error();
    source->root = *read;
    return RumdlConfig(source);
}

std::vector<bool> RumdlConfig::ignores(std::string_view file) const {
    std::vector<bool> taken;
    if (const Value* table = ignores_of(source_->root)) {
        for (const Member& member : table->object())
            taken.push_back(takes(member, file));
    }
    return taken;
}

std::vector<Error> RumdlConfig::apply(std::string_view file, Settings& settings) const {
    return Reader(source_->file.name(), source_->root, source_->places, file, settings).run();
}

}  // namespace kiji::lint
