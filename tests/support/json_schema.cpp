#include "support/json_schema.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kiji::test {
namespace {

using Json = nlohmann::json;

class Checker {
  public:
    explicit Checker(const Json& root) : root_(&root) {}

    void check(const Json& schema, const Json& value, const std::string& place) {
        for (const auto& [word, rule] : schema.items())
            check_word(word, rule, schema, value, place);
    }

    std::vector<std::string> found;

  private:
    void check_word(const std::string& word, const Json& rule, const Json& schema,
                    const Json& value, const std::string& place) {
        constexpr std::array<std::string_view, 7> says_nothing{
            "$schema", "$defs", "title", "description", "default", "examples", "$comment"};
        if (std::ranges::find(says_nothing, word) != says_nothing.end())
            return;
        if (word == "type")
            expect(is_of(rule.get<std::string>(), value), place, "is no " + rule.dump());
        else if (word == "const")
            expect(value == rule, place, "is not " + rule.dump());
        else if (word == "enum")
            expect(std::ranges::find(rule, value) != rule.end(), place,
                   "is none of " + rule.dump());
        else if (word == "minimum")
            expect(!value.is_number() || value.get<double>() >= rule.get<double>(), place,
                   "is less than " + rule.dump());
        else if (word == "minItems")
            expect(!value.is_array() || value.size() >= rule.get<std::size_t>(), place,
                   "has too few items");
        else if (word == "required")
            check_required(rule, value, place);
        else if (word == "$ref")
            check(root_->at(Json::json_pointer(rule.get<std::string>().substr(1))), value, place);
        else if (word == "allOf")
            for (const Json& part : rule)
                check(part, value, place);
        else if (word == "items")
            check_items(rule, value, place);
        else if (word == "properties" || word == "additionalProperties")
            check_members(word, rule, schema, value, place);
        else
            throw std::runtime_error("the schema says " + word);
    }

    static bool is_of(const std::string& type, const Json& value) {
        return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
               (type == "string" && value.is_string()) ||
               (type == "integer" && value.is_number_integer()) ||
               (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean());
    }

    void check_required(const Json& rule, const Json& value, const std::string& place) {
        for (const Json& name : rule)
            expect(value.contains(name.get<std::string>()), place, "lacks " + name.dump());
    }

    void check_items(const Json& rule, const Json& value, const std::string& place) {
        for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
            check(rule, value[i], place + "/" + std::to_string(i));
    }

    void check_members(const std::string& word, const Json& rule, const Json& schema,
                       const Json& value, const std::string& place) {
        if (!value.is_object())
            return;
        for (const auto& [name, member] : value.items()) {
            const bool is_named =
                schema.contains("properties") && schema["properties"].contains(name);
            if (word == "properties" && is_named)
                check(rule.at(name), member, place + "/" + name);
            else if (word == "additionalProperties" && !is_named && rule.is_boolean())
                expect(rule.get<bool>(), place, "may not hold " + name);
            else if (word == "additionalProperties" && !is_named)
                check(rule, member, place + "/" + name);
        }
    }

    void expect(bool holds, const std::string& place, const std::string& fault) {
        if (!holds)
            found.push_back(place + " " + fault);
    }

    const Json* root_;
};

}  // namespace

std::vector<std::string> faults(const Json& schema, const Json& value) {
    Checker checker(schema);
    checker.check(schema, value, "");
    return checker.found;
}

}  // namespace kiji::test
