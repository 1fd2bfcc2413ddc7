#include "rule_tables.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "corpus/corpus.hpp"
#include "value/json.hpp"

namespace kiji::cli {
namespace {

/// Makes values that live as long as it does, and keeps views into the tables.
class Maker {
  public:
    using Field = std::pair<std::string_view, Value>;

    static Value text(std::string_view words) { return Value::of(words); }
    Value object(std::initializer_list<Field> fields) { return object(std::vector<Field>(fields)); }
    Value object(const std::vector<Field>& fields) {
        std::vector<Member> members;
        for (const auto& [name, value] : fields)
            members.push_back({Value::of(keep(arena_, name)), value});
        return make_object(arena_, members);
    }
    Value list(std::initializer_list<Value> items) { return list(std::vector<Value>(items)); }
    Value list(const std::vector<Value>& items) { return make_array(arena_, items); }
    Value texts(lint::Texts words) {
        std::vector<Value> items;
        for (const std::string_view word : words)
            items.push_back(Value::of(word));
        return list(items);
    }
    Value of_type(std::string_view type) { return object({{"type", text(type)}}); }
    Value strings() { return object({{"type", text("array")}, {"items", of_type("string")}}); }

    /// What an option is where nothing is set.
    Value standard(const lint::Option& option) {
        return std::visit(
            [this](const auto& value) {
                if constexpr (std::is_same_v<std::decay_t<decltype(value)>, lint::Texts>)
                    return texts(value);
                else
                    return Value::of(value);
            },
            option.standard);
    }

  private:
    Arena arena_;
};

/// Writes JSON Schemas of rules and of the keys of kiji.yml.
class Schemas {
  public:
    Value of_config() {
        return make_.object({
            {"$schema", Maker::text("https://json-schema.org/draft/2020-12/schema")},
            {"title", Maker::text("kiji.yml")},
            {"type", Maker::text("object")},
            {"additionalProperties", Value::of(false)},
            {"properties", keys_below("")},
        });
    }

  private:
    using Field = Maker::Field;

    Value severities() {
        constexpr std::array<std::string_view, 3> names{"error", "warning", "info"};
        return make_.object({{"enum", make_.texts(names)}});
    }

    Value closed_object(Value properties) {
        return make_.object({{"type", Maker::text("object")},
                             {"properties", properties},
                             {"additionalProperties", Value::of(false)}});
    }

    Value any_of(std::initializer_list<Value> choices) {
        return make_.object({{"anyOf", make_.list(choices)}});
    }

    static std::string_view type_of(const lint::Standard& standard) {
        constexpr std::array<std::string_view, 5> names{"boolean", "integer", "number", "string",
                                                        "array"};
        return names[standard.index()];
    }

    Value of_option(const lint::Option& option) {
        std::vector<Field> fields;
        if (option.list_of_numbers)
            fields.emplace_back("anyOf",
                                make_.list({make_.of_type("integer"),
                                            make_.object({{"type", Maker::text("array")},
                                                          {"items", make_.of_type("integer")}})}));
        else
            fields.emplace_back("type", Maker::text(type_of(option.standard)));
        if (std::holds_alternative<lint::Texts>(option.standard))
            fields.emplace_back("items", make_.of_type("string"));
        if (!option.choices.empty())
            fields.emplace_back("enum", make_.texts(option.choices));
        fields.emplace_back("default", make_.standard(option));
        fields.emplace_back("description", Maker::text(option.summary));
        return make_.object(fields);
    }

    Value of_rule(const lint::Rule& rule) {
        std::vector<Field> options;
        for (const lint::Option& option : rule.options)
            options.emplace_back(option.name, of_option(option));
        const Value parts = make_.object({{"enabled", make_.of_type("boolean")},
                                          {"severity", severities()},
                                          {"options", closed_object(make_.object(options))}});
        return make_.object({
            {"description", Maker::text(rule.summary)},
            {"anyOf", make_.list({make_.of_type("boolean"), severities(), closed_object(parts)})},
        });
    }

    Value of_rules() {
        std::vector<Field> names;
        for (const lint::Rule* rule : lint::all_rules()) {
            names.emplace_back(rule->name, of_rule(*rule));
            if (!rule->code.empty())
                names.emplace_back(rule->code, names.back().second);
        }
        // Aliases, tags and other cases of names are taken too: they are checked when they are
        // read.
        return make_.object({{"type", Maker::text("object")}, {"properties", make_.object(names)}});
    }

    Value of_overrides() {
        const Value rules =
            make_.object({{"$ref", Maker::text("#/properties/lint/properties/rules")}});
        const Value lint = make_.object({
            {"type", Maker::text("object")},
            {"properties", make_.object({{"rules", rules}})},
            {"required", make_.list({Maker::text("rules")})},
            {"additionalProperties", Value::of(false)},
        });
        const Value item = make_.object({
            {"type", Maker::text("object")},
            {"properties", make_.object({{"paths", make_.strings()}, {"lint", lint}})},
            {"required", make_.list({Maker::text("paths"), Maker::text("lint")})},
            {"additionalProperties", Value::of(false)},
        });
        return make_.object({{"type", Maker::text("array")}, {"items", item}});
    }

    Value of_key(const corpus::ConfigKey& key) {
        if (key.name == "lint.rules")
            return of_rules();
        if (key.name == "lint.preset") {
            std::vector<Value> names;
            for (const auto& [name, preset] : lint::presets)
                names.push_back(Value::of(name));
            return make_.object({{"enum", make_.list(names)}});
        }
        if (key.name == "overrides")
            return of_overrides();
        if (key.name == "extends")
            return any_of({make_.of_type("string"), make_.strings()});
        if (key.type == "number")
            return make_.of_type("number");
        return key.type == "list of strings" ? make_.strings() : make_.object({});
    }

    Value described(const Value& schema, std::string_view summary) {
        std::vector<Field> fields;
        for (const Member& member : schema.object())
            fields.emplace_back(member.key.string(), member.value);
        fields.emplace_back("description", Maker::text(summary));
        return make_.object(fields);
    }

    /// The keys whose dotted names begin with `prefix`, in the order of the table.
    Value keys_below(std::string_view prefix) {
        std::vector<Field> fields;
        for (const corpus::ConfigKey& key : corpus::config_keys()) {
            std::string_view name = key.name;
            if (!name.starts_with(prefix))
                continue;
            name.remove_prefix(prefix.size());
            const std::string_view part = name.substr(0, name.find('.'));
            if (std::ranges::find(fields, part, &Field::first) != fields.end())
                continue;
            const bool is_last = part.size() == name.size();
            const std::string_view down = key.name.substr(0, prefix.size() + part.size() + 1);
            fields.emplace_back(part, is_last ? described(of_key(key), key.summary)
                                              : closed_object(keys_below(down)));
        }
        return make_.object(fields);
    }

    Maker make_;
};

Value json_of(Maker& make, const lint::Option& option) {
    std::vector<Maker::Field> fields{{"name", Maker::text(option.name)},
                                     {"summary", Maker::text(option.summary)},
                                     {"default", make.standard(option)}};
    if (!option.choices.empty())
        fields.emplace_back("choices", make.texts(option.choices));
    return make.object(fields);
}

Value json_of(Maker& make, const lint::Rule& rule) {
    std::vector<Value> options;
    for (const lint::Option& option : rule.options)
        options.push_back(json_of(make, option));
    return make.object({
        {"name", Maker::text(rule.name)},
        {"code", Maker::text(rule.code.empty() ? rule.name : rule.code)},
        {"aliases", Maker::text(rule.also)},
        {"tags", Maker::text(rule.tags)},
        {"blog", Value::of(rule.in_blog)},
        {"severity", Maker::text(kiji::name_of(rule.severity))},
        {"fix", Maker::text(lint::name_of(rule.fixes))},
        {"summary", Maker::text(rule.summary)},
        {"why", Maker::text(rule.why)},
        {"bad", Maker::text(rule.bad)},
        {"good", Maker::text(rule.good)},
        {"options", make.list(options)},
    });
}

}  // namespace

std::string rules_as_json(std::span<const lint::Rule* const> rules) {
    Maker make;
    std::vector<Value> all;
    for (const lint::Rule* rule : rules)
        all.push_back(json_of(make, *rule));
    return json::write(make.list(all), json::Layout::lines) + '\n';
}

std::string json_default(const lint::Option& option) {
    Maker make;
    return json::write(make.standard(option), json::Layout::one_line);
}

std::string config_schema() {
    return json::write(Schemas().of_config(), json::Layout::lines) + '\n';
}

}  // namespace kiji::cli
