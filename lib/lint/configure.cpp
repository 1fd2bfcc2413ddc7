#include "lint/configure.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "lint/house/custom_rule.hpp"
#include "lint/lint.hpp"

namespace kiji::lint {
namespace {

using corpus::Setting;

/// "; did you mean trailing-space?", or nothing.
std::string suggestion(std::string_view name, const std::vector<std::string_view>& names) {
    const std::string_view meant = nearest(name, names);
    return meant.empty() ? "" : fmt::format(": did you mean {}?", meant);
}

std::optional<Severity> severity_named(std::string_view name) {
    for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
        if (name_of(severity) == name)
            return severity;
    }
    return std::nullopt;
}

Result<Preset> preset_of(const Setting& setting) {
    std::vector<std::string_view> names;
    for (const auto& [name, preset] : presets) {
        if (name == setting.value->string())
            return preset;
        names.push_back(name);
    }
    return setting.fault(fmt::format("there is no preset {}: it is one of {}",
                                     escape_for_terminal(setting.value->string()),
                                     fmt::join(names, ", ")));
}

/// Reads one mapping of rules into settings.
class Reader {
  public:
    Reader(const Setting& rules, Settings& settings) : rules_(&rules), settings_(&settings) {}

    Result<void> read() {
        for (const Member& member : rules_->value->object()) {
            if (!member.key.is(Value::Type::string))
                return rules_->fault_of(
                    member.value,
                    fmt::format("a rule is called by a text, not {}", describe(member.key)));
            const std::string_view name = member.key.string();
            Result<void> read =
                name == "custom" ? read_custom(member.value) : read_rule(name, member.value);
            if (!read)
                return read;
        }
        return Done{};
    }

  private:
    Setting at(const Value& value) const { return {&value, rules_->source}; }

    Result<void> read_rule(std::string_view name, const Value& value) {
        const std::vector<std::size_t> named = rules_named(name);
        if (named.empty()) {
            std::vector<std::string_view> names;
            for (const Rule* rule : all_rules())
                names.push_back(rule->name);
            return rules_->fault_of(value,
                                    fmt::format("there is no rule {}{}", escape_for_terminal(name),
                                                suggestion(name, names)));
        }
        for (const std::size_t rule : named) {
            if (Result<void> set = set_rule(rule, name, value); !set)
                return set;
        }
        return Done{};
    }

    Result<void> read_custom(const Value& rows) {
        if (!rows.is(Value::Type::array))
            return at(rows).fault(fmt::format("custom is a list of rules, not {}", describe(rows)));
        for (const Value& row : rows.array()) {
            Result<CustomRule> rule = parse_custom(row);
            if (!rule)
                return at(row).fault(fmt::format("the custom rule {}", rule.error().message));
            if (!rules_named(rule->name).empty())
                return at(row).fault(fmt::format(
                    "the custom rule {0} is called as another: {0} is built in", rule->name));
            settings_->add(*std::move(rule));
        }
        return Done{};
    }

    Result<void> set_rule(std::size_t rule, std::string_view name, const Value& value) {
        RuleSettings& settings = settings_->of(rule);
        switch (value.type()) {
            case Value::Type::nil:
                return Done{};
            case Value::Type::boolean:
                settings.on = value.boolean();
                return Done{};
            case Value::Type::string:
                settings.on = true;
                return set_severity(settings, value);
            case Value::Type::object:
                settings.on = true;
                return set_parts(settings, name, value);
            default:
                return at(value).fault(fmt::format(
                    "{} is true, false, a severity, or a mapping of enabled, severity and options, "
                    "not {}",
                    name, describe(value)));
        }
    }

    Result<void> set_severity(RuleSettings& settings, const Value& value) {
        const auto severity = value.is(Value::Type::string) ? severity_named(value.string())
                                                            : std::optional<Severity>();
        if (!severity)
            return at(value).fault(
                fmt::format("a severity is error, warning or info, not {}", describe(value)));
        settings.severity = *severity;
        return Done{};
    }

    Result<void> set_parts(RuleSettings& settings, std::string_view name, const Value& value) {
        for (const Member& member : value.object()) {
            const std::string_view key =
                member.key.is(Value::Type::string) ? member.key.string() : std::string_view();
            Result<void> set = Done{};
            if (key == "enabled")
                set = set_enabled(settings, member.value);
            else if (key == "severity")
                set = set_severity(settings, member.value);
            else if (key == "options")
                set = set_options(settings, name, member.value);
            else
                set = rules_->fault_of(member.value, unknown_part(settings, name, member.key));
            if (!set)
                return set;
        }
        return Done{};
    }

    static std::string unknown_part(const RuleSettings& settings, std::string_view name,
                                    const Value& key) {
        constexpr std::array<std::string_view, 3> parts{"enabled", "severity", "options"};
        if (!key.is(Value::Type::string))
            return fmt::format("{} holds enabled, severity and options, not {}", name,
                               describe(key));
        if (std::ranges::find(settings.options.rows(), key.string(), &Option::name) !=
            settings.options.rows().end())
            return fmt::format("{0} is an option of {1}: write {1}: {{options: {{{0}: ...}}}}",
                               key.string(), name);
        return fmt::format("{} holds enabled, severity and options, not {}{}", name,
                           escape_for_terminal(key.string()),
                           suggestion(key.string(), {parts.begin(), parts.end()}));
    }

    Result<void> set_enabled(RuleSettings& settings, const Value& value) {
        if (!value.is(Value::Type::boolean))
            return at(value).fault(
                fmt::format("enabled is true or false, not {}", describe(value)));
        settings.on = value.boolean();
        return Done{};
    }

    Result<void> set_options(RuleSettings& settings, std::string_view name, const Value& value) {
        if (!value.is(Value::Type::object))
            return at(value).fault(
                fmt::format("options of {} is a mapping, not {}", name, describe(value)));
        for (const Member& member : value.object()) {
            if (!member.key.is(Value::Type::string))
                return rules_->fault_of(member.value, "an option is called by a text");
            const Result<void> set = settings.options.set(member.key.string(), member.value);
            if (!set)
                return rules_->fault_of(member.value,
                                        fmt::format("{} {}", name, set.error().message));
        }
        return Done{};
    }

    const Setting* rules_;
    Settings* settings_;
};

}  // namespace

Result<Settings> configure(const corpus::Config& config, std::string_view file,
                           std::optional<Preset> preset) {
    if (config.preset.value != nullptr) {
        const Result<Preset> named = preset_of(config.preset);
        if (!named)
            return named.error();
        if (!preset)
            preset = *named;
    }
    Settings settings(preset.value_or(Preset::blog));
    for (const Setting& rules : config.rules) {
        if (Result<void> read = Reader(rules, settings).read(); !read)
            return read.error();
    }
    for (const corpus::Override& change : config.overrides) {
        if (!change.paths.take(file))
            continue;
        if (Result<void> read = Reader(change.rules, settings).read(); !read)
            return read.error();
    }
    return settings;
}

}  // namespace kiji::lint
