#include "lint/markdownlint_config.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/lint.hpp"

namespace kiji::lint {
namespace {

/// As JavaScript has it.
bool is_true(const Value& value) {
    switch (value.type()) {
        case Value::Type::nil:
            return false;
        case Value::Type::boolean:
            return value.boolean();
        case Value::Type::integer:
            return value.integer() != 0;
        case Value::Type::real:
            return value.real() != 0;
        case Value::Type::string:
            return !value.string().empty();
        default:
            return true;
    }
}

bool is_default(const Member& member) {
    return member.key.is(Value::Type::string) &&
           ascii::equal_ignoring_case(member.key.string(), "default");
}

bool is_text(const Value* value, std::string_view text) {
    return value != nullptr && value->is(Value::Type::string) && value->string() == text;
}

void set_severity(RuleSettings& rule, const Value* value) {
    if (is_text(value, "warning"))
        rule.severity = Severity::warning;
    else if (is_text(value, "error"))
        rule.severity = Severity::error;
}

/// `value` as JavaScript makes a value of the kind that `option` wants of it: "80" is a number, 0
/// is false. What cannot be one stays as it is.
Value converted(const Option& option, const Value& value) {
    if (std::holds_alternative<bool>(option.standard))
        return Value::of(is_true(value));
    const bool is_number = std::holds_alternative<std::int64_t>(option.standard);
    if (!is_number)
        return value;
    if (value.is(Value::Type::boolean))
        return Value::of(std::int64_t{value.boolean() ? 1 : 0});
    if (!value.is(Value::Type::string))
        return value;
    const std::string_view text = value.string();
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size() ? Value::of(number) : value;
}

class Configuration {
  public:
    explicit Configuration(Settings& settings) : settings_(&settings) {}

    /// "default" alone: the first one counts.
    void begin(std::span<const Member* const> members) {
        const auto found =
            std::ranges::find_if(members, [](const Member* member) { return is_default(*member); });
        if (found == members.end())
            return;
        const Value& value = (*found)->value;
        for (const Rule* rule : all_rules()) {
            if (rule->code.empty())
                continue;
            RuleSettings& set = settings_->of(*rule);
            if (set.is_named)
                continue;
            set.on = is_true(value);
            set_severity(set, &value);
        }
    }

    void set(const Member& member) {
        if (!member.key.is(Value::Type::string))
            return fault(member.value, "the name of a rule is no text");
        const std::string_view name = member.key.string();
        const std::vector<std::size_t> named = rules_named(name);
        if (named.empty())
            return fault(member.value, no_rule(name));
        for (const std::size_t index : named)
            set(settings_->of(index), name, member.value, named.size() > 1);
    }

    std::vector<ConfigFault> take() { return std::move(faults_); }

  private:
    static std::string no_rule(std::string_view name) {
        std::vector<std::string_view> known;
        for (const Rule* rule : all_rules())
            known.push_back(rule->name);
        const std::string_view meant = nearest(name, known);
        return fmt::format("there is no rule or tag \"{}\"{}", escape_for_terminal(name),
                           meant.empty() ? "" : fmt::format(": did you mean {}?", meant));
    }

    void set(RuleSettings& rule, std::string_view name, const Value& value, bool is_tag) {
        rule.on = is_true(value);
        rule.is_named = true;
        // what was set before does not mix with what is said now
        rule.options = rule.options.standards();
        if (!value.is(Value::Type::object))
            return set_severity(rule, &value);
        if (const Value* enabled = value.find("enabled"))
            rule.on = is_true(*enabled);
        set_severity(rule, value.find("severity"));
        for (const Member& option : value.object()) {
            if (!option.key.is(Value::Type::string))
                continue;
            const std::string_view key = option.key.string();
            if (key == "enabled" || key == "severity")
                continue;
            const std::span<const Option> rows = rule.options.rows();
            const auto row = std::ranges::find(rows, key, &Option::name);
            const Value value_of_key =
                row == rows.end() ? option.value : converted(*row, option.value);
            if (const Result<void> done = rule.options.set(key, value_of_key); !done && !is_tag)
                fault(option.value, fmt::format("{} {}", name, done.error().message));
        }
    }

    void fault(const Value& at, std::string message) {
        faults_.push_back({&at, std::move(message)});
    }

    Settings* settings_;
    std::vector<ConfigFault> faults_;
};

}  // namespace

std::vector<ConfigFault> configure_as_markdownlint(Settings& settings,
                                                   std::span<const Member* const> members) {
    Configuration configuration(settings);
    configuration.begin(members);
    for (const Member* member : members) {
        if (!is_default(*member))
            configuration.set(*member);
    }
    return configuration.take();
}

std::vector<ConfigFault> configure_as_markdownlint(Settings& settings, const Value& config) {
    if (!config.is(Value::Type::object))
        return {};
    std::vector<const Member*> members;
    for (const Member& member : config.object())
        members.push_back(&member);
    return configure_as_markdownlint(settings, members);
}

}  // namespace kiji::lint
