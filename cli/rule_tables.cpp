#include "rule_tables.hpp"

#include <type_traits>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/corpus.hpp"
#include "lint/lint.hpp"

namespace kiji::cli {
namespace {

using Json = nlohmann::ordered_json;

Json strings() {
    return {{"type", "array"}, {"items", {{"type", "string"}}}};
}

Json severities() {
    return {{"enum", {"error", "warning", "info"}}};
}

Json schema_of(const lint::Option& option) {
    struct Typer {
        Json operator()(bool standard) const {
            return {{"type", "boolean"}, {"default", standard}};
        }
        Json operator()(std::int64_t standard) const {
            return {{"type", "integer"}, {"default", standard}};
        }
        Json operator()(double standard) const {
            return {{"type", "number"}, {"default", standard}};
        }
        Json operator()(std::string_view standard) const {
            return {{"type", "string"}, {"default", std::string(standard)}};
        }
        Json operator()(lint::Texts standard) const {
            Json schema = strings();
            schema["default"] = std::vector<std::string>(standard.begin(), standard.end());
            return schema;
        }
    };
    Json schema = std::visit(Typer{}, option.standard);
    if (option.list_of_numbers) {
        schema.erase("type");
        schema["anyOf"] = {{{"type", "integer"}},
                           {{"type", "array"}, {"items", {{"type", "integer"}}}}};
    }
    if (!option.choices.empty())
        schema["enum"] = std::vector<std::string>(option.choices.begin(), option.choices.end());
    schema["description"] = std::string(option.summary);
    return schema;
}

Json schema_of(const lint::Rule& rule) {
    Json options = Json::object();
    for (const lint::Option& option : rule.options)
        options[std::string(option.name)] = schema_of(option);
    Json parts = {{"enabled", {{"type", "boolean"}}}, {"severity", severities()}};
    parts["options"] = {
        {"type", "object"}, {"properties", options}, {"additionalProperties", false}};
    Json schema;
    schema["description"] = std::string(rule.summary);
    schema["anyOf"] = {
        {{"type", "boolean"}},
        severities(),
        {{"type", "object"}, {"properties", parts}, {"additionalProperties", false}}};
    return schema;
}

Json rules_schema() {
    Json names = Json::object();
    for (const lint::Rule* rule : lint::all_rules()) {
        names[std::string(rule->name)] = schema_of(*rule);
        if (!rule->code.empty())
            names[std::string(rule->code)] = schema_of(*rule);
    }
    // Aliases, tags and other cases of names are taken too: they are checked when they are read.
    return {{"type", "object"}, {"properties", names}};
}

Json type_of(std::string_view key, std::string_view type) {
    if (key == "lint.rules")
        return rules_schema();
    if (key == "lint.preset") {
        Json names = Json::array();
        for (const auto& [name, preset] : lint::presets)
            names.push_back(std::string(name));
        return {{"enum", names}};
    }
    if (key == "overrides") {
        const Json lint = {
            {"type", "object"},
            {"properties", {{"rules", {{"$ref", "#/properties/lint/properties/rules"}}}}},
            {"required", {"rules"}},
            {"additionalProperties", false}};
        const Json item = {{"type", "object"},
                           {"properties", {{"paths", strings()}, {"lint", lint}}},
                           {"required", {"paths", "lint"}},
                           {"additionalProperties", false}};
        return {{"type", "array"}, {"items", item}};
    }
    if (key == "extends")
        return {{"anyOf", {{{"type", "string"}}, strings()}}};
    if (type == "number")
        return {{"type", "number"}};
    if (type == "list of strings")
        return strings();
    return Json::object();
}

/// The object at a dotted path, made where it is not there yet.
Json& at(Json& schema, std::string_view name) {
    Json* here = &schema;
    while (true) {
        const std::size_t dot = name.find('.');
        const std::string part(name.substr(0, dot));
        Json& properties = (*here)["properties"];
        if (!properties.contains(part))
            properties[part] = dot == std::string_view::npos
                                   ? Json::object()
                                   : Json{{"type", "object"}, {"additionalProperties", false}};
        here = &properties[part];
        if (dot == std::string_view::npos)
            return *here;
        name.remove_prefix(dot + 1);
    }
}

Json json_of(const lint::Option& option) {
    Json json{{"name", option.name}, {"summary", option.summary}};
    if (const auto* texts = std::get_if<lint::Texts>(&option.standard))
        json["default"] = std::vector<std::string_view>(texts->begin(), texts->end());
    else
        std::visit(
            [&json](const auto& standard) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(standard)>, lint::Texts>)
                    json["default"] = standard;
            },
            option.standard);
    if (!option.choices.empty())
        json["choices"] =
            std::vector<std::string_view>(option.choices.begin(), option.choices.end());
    return json;
}

std::string_view name_of(lint::Fixes fixes) {
    switch (fixes) {
        case lint::Fixes::safe:
            return "safe";
        case lint::Fixes::unsafe:
            return "unsafe";
        case lint::Fixes::none:
            break;
    }
    return "none";
}

}  // namespace

std::string rules_as_json(std::span<const lint::Rule* const> rules) {
    Json all = Json::array();
    for (const lint::Rule* rule : rules) {
        Json json{
            {"name", rule->name},
            {"code", rule->code.empty() ? rule->name : rule->code},
            {"aliases", rule->also},
            {"tags", rule->tags},
            {"blog", rule->in_blog},
            {"severity", kiji::name_of(rule->severity)},
            {"fix", name_of(rule->fixes)},
            {"summary", rule->summary},
            {"why", rule->why},
            {"bad", rule->bad},
            {"good", rule->good},
        };
        json["options"] = Json::array();
        for (const lint::Option& option : rule->options)
            json["options"].push_back(json_of(option));
        all.push_back(std::move(json));
    }
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string json_default(const lint::Option& option) {
    return json_of(option)["default"].dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string config_schema() {
    Json schema;
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["title"] = "kiji.yml";
    schema["type"] = "object";
    schema["additionalProperties"] = false;
    for (const corpus::ConfigKey& key : corpus::config_keys()) {
        Json& place = at(schema, key.name);
        place = type_of(key.name, key.type);
        place["description"] = std::string(key.summary);
    }
    return schema.dump(2) + '\n';
}

}  // namespace kiji::cli
