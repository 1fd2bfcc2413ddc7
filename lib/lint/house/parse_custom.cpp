// A row of `lint.rules.custom` as a rule.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/house/custom_rule.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<CustomKey, 12> keys{{
    {"name", "text", "what findings are called, and what turns them off in a comment"},
    {"terms", "list or mapping", "words that are not to be used, and what to write instead"},
    {"forbid", "expression or list", "what must not occur (RE2)"},
    {"pattern", "expression or list", "the same as forbid"},
    {"require", "expression or list", "what must occur once at least (RE2)"},
    {"ignore_case", "true or false", "small letters match capital ones"},
    {"message", "text", "what is wrong; {} stands for what was seen"},
    {"suggestion", "text", "what to do"},
    {"replacement", "text", "what to write instead of a match: a fix, unsafe"},
    {"severity", "info, warning or error", "how grave it is; warning where nothing is said"},
    {"scope", "body, headings, code, front_matter or file",
     "where to look; body where nothing is said"},
    {"key", "text", "with scope front_matter: the key whose value is looked at"},
}};

constexpr std::array<std::pair<std::string_view, CustomRule::Scope>, 5> scopes{{
    {"body", CustomRule::Scope::body},
    {"headings", CustomRule::Scope::headings},
    {"code", CustomRule::Scope::code},
    {"front_matter", CustomRule::Scope::front_matter},
    {"file", CustomRule::Scope::file},
}};
constexpr std::array<std::pair<std::string_view, Severity>, 3> severities{{
    {"info", Severity::info},
    {"warning", Severity::warning},
    {"error", Severity::error},
}};

/// Reads key after key; the first trouble stays.
class Row {
  public:
    explicit Row(const Value& row) : row_(&row) {}

    const std::optional<Error>& trouble() const { return trouble_; }

    void check_keys() {
        for (const Member& member : row_->object()) {
            const bool is_text = member.key.is(Value::Type::string);
            const std::string_view name = is_text ? member.key.string() : std::string_view();
            if (is_text && std::ranges::find(keys, name, &CustomKey::name) != keys.end())
                continue;
            std::vector<std::string_view> names;
            for (const CustomKey& key : keys)
                names.push_back(key.name);
            const std::string_view meant = nearest(name, names);
            return fail(fmt::format("has no key {}{}",
                                    is_text ? escape_for_terminal(name) : describe(member.key),
                                    meant.empty() ? "" : fmt::format(": did you mean {}?", meant)));
        }
    }

    std::string text(std::string_view key) {
        const Value* value = row_->find(key);
        if (value == nullptr)
            return {};
        if (value->is(Value::Type::string))
            return std::string(value->string());
        fail(fmt::format("wants a text for {}, not {}", key, describe(*value)));
        return {};
    }

    bool flag(std::string_view key) {
        const Value* value = row_->find(key);
        if (value == nullptr)
            return false;
        if (value->is(Value::Type::boolean))
            return value->boolean();
        fail(fmt::format("wants true or false for {}, not {}", key, describe(*value)));
        return false;
    }

    template <typename T, std::size_t Size>
    T one_of(std::string_view key, const std::array<std::pair<std::string_view, T>, Size>& choices,
             T usual) {
        const Value* value = row_->find(key);
        if (value == nullptr)
            return usual;
        std::vector<std::string_view> names;
        for (const auto& [name, choice] : choices) {
            if (value->is(Value::Type::string) && value->string() == name)
                return choice;
            names.push_back(name);
        }
        fail(fmt::format("wants one of {} for {}, not {}", fmt::join(names, ", "), key,
                         describe(*value)));
        return usual;
    }

    /// One expression or a list of them.
    void expressions(std::string_view key, CustomRule& rule) {
        const Value& value = *row_->find(key);
        const std::span<const Value> items =
            value.is(Value::Type::array) ? value.array() : std::span(&value, 1);
        for (const Value& item : items) {
            if (!item.is(Value::Type::string) || item.string().empty())
                return fail(fmt::format("wants an expression, or a list of them, for {}, not {}",
                                        key, describe(item)));
            compile(key, item.string(), rule);
        }
        if (items.empty())
            fail(fmt::format("has an empty list for {}", key));
    }

    /// A list of words, or words with what to write instead: one expression for all.
    void terms(CustomRule& rule) {
        const Value& value = *row_->find("terms");
        if (value.is(Value::Type::object)) {
            for (const Member& member : value.object())
                term(member.key, member.value, rule);
        } else if (value.is(Value::Type::array)) {
            for (const Value& item : value.array())
                term(item, Value{}, rule);
        } else {
            return fail(
                fmt::format("wants a list or a mapping for terms, not {}", describe(value)));
        }
        if (trouble_)
            return;
        if (rule.terms.empty())
            return fail("has no terms");
        std::vector<std::string_view> words;
        for (const auto& [word, instead] : rule.terms)
            words.push_back(word);
        // Of two that begin alike the longer one.
        std::ranges::stable_sort(words, std::ranges::greater{}, &std::string_view::size);
        std::string pattern;
        for (const std::string_view word : words)
            pattern += (pattern.empty() ? "" : "|") + bounded(word);
        compile("terms", pattern, rule);
    }

    void fail(std::string message) {
        if (!trouble_)
            trouble_ = Error{std::move(message)};
    }

  private:
    /// A word of Latin letters is not found within a longer one.
    static std::string bounded(std::string_view word) {
        return fmt::format("{}{}{}", ascii::is_word(word.front()) ? "\\b" : "",
                           quoted_for_regex(word), ascii::is_word(word.back()) ? "\\b" : "");
    }
    void term(const Value& word, const Value& instead, CustomRule& rule) {
        if (!word.is(Value::Type::string) || word.string().empty())
            return fail(fmt::format("wants a word among terms, not {}", describe(word)));
        if (!instead.is(Value::Type::string) && !instead.is(Value::Type::nil))
            return fail(fmt::format("wants a text to write instead of {}, not {}",
                                    excerpt(word.string()), describe(instead)));
        const std::string_view text =
            instead.is(Value::Type::string) ? instead.string() : std::string_view();
        rule.terms.insert_or_assign(
            rule.ignores_case ? ascii::lowered(word.string()) : std::string(word.string()),
            std::string(text));
    }

    void compile(std::string_view key, std::string_view pattern, CustomRule& rule) {
        auto expression = Regex::compile(
            pattern, rule.ignores_case ? Regex::Case::ignored : Regex::Case::sensitive);
        if (expression)
            rule.expressions.push_back(*std::move(expression));
        else
            fail(fmt::format("{}: {}", key, expression.error().message));
    }

    const Value* row_;
    std::optional<Error> trouble_;
};

/// Letters, digits and dashes: a comment that turns the rule off has to name it.
bool is_name(std::string_view name) {
    return !name.empty() &&
           std::ranges::all_of(name, [](char c) { return ascii::is_word(c) || c == '-'; });
}

void read_demand(Row& row, const Value& value, CustomRule& rule) {
    std::vector<std::string_view> given;
    for (const std::string_view key : {"terms", "forbid", "pattern", "require"}) {
        if (value.find(key) != nullptr)
            given.push_back(key);
    }
    if (given.size() != 1)
        return row.fail(given.empty()
                            ? "wants terms, forbid or require"
                            : fmt::format("has {}: give one of them", fmt::join(given, " and ")));
    if (given[0] == "terms")
        return row.terms(rule);
    rule.demand = given[0] == "require" ? CustomRule::Demand::require : CustomRule::Demand::forbid;
    row.expressions(given[0], rule);
}

}  // namespace

std::span<const CustomKey> custom_keys() {
    return keys;
}

Result<CustomRule> parse_custom(const Value& value) {
    if (!value.is(Value::Type::object))
        return Error{fmt::format("is a mapping, not {}", describe(value))};
    Row row(value);
    row.check_keys();
    CustomRule rule;
    rule.name = value.find("name") == nullptr ? "custom" : row.text("name");
    if (!row.trouble() && !is_name(rule.name))
        row.fail(fmt::format("is called \"{}\": a name is made of letters, digits and dashes",
                             escape_for_terminal(rule.name)));
    rule.ignores_case = row.flag("ignore_case");
    rule.message = row.text("message");
    rule.suggestion = row.text("suggestion");
    if (value.find("replacement") != nullptr) {
        if (!rule.suggestion.empty())
            row.fail("has suggestion and replacement: give one of them");
        rule.suggestion = row.text("replacement");
        rule.replaces = true;
    }
    rule.severity = row.one_of("severity", severities, Severity::warning);
    rule.scope = row.one_of("scope", scopes, CustomRule::Scope::body);
    rule.key = row.text("key");
    if (!rule.key.empty() && rule.scope != CustomRule::Scope::front_matter)
        row.fail("has a key: that goes with scope: front_matter");
    if (!row.trouble())
        read_demand(row, value, rule);
    if (!row.trouble() && rule.replaces && rule.demand == CustomRule::Demand::require)
        row.fail("has a replacement for what it requires: give a suggestion");
    if (row.trouble())
        return *row.trouble();
    return rule;
}

}  // namespace kiji::lint
