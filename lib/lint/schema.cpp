#include "lint/schema.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

#include "base/text.hpp"
#include "corpus/site.hpp"

namespace kiji::lint {
namespace {

using Type = Value::Type;

std::string_view text_of(const Value* value) {
    return value != nullptr && value->is(Type::string) ? value->string() : std::string_view();
}

std::optional<double> number_of(const Value* value) {
    if (value != nullptr && value->is(Type::integer))
        return static_cast<double>(value->integer());
    if (value != nullptr && value->is(Type::real))
        return value->real();
    return std::nullopt;
}

bool is_type(const Value& value, std::string_view name) {
    switch (value.type()) {
        case Type::nil:
            return name == "null";
        case Type::boolean:
            return name == "boolean";
        case Type::integer:
            return name == "integer" || name == "number";
        case Type::real:
            return name == "number" ||
                   (name == "integer" &&
                    value.real() == static_cast<double>(static_cast<std::int64_t>(value.real())));
        case Type::string:
            return name == "string";
        case Type::date:
            return name == "string" || name == "date";
        case Type::array:
            return name == "array";
        case Type::object:
            return name == "object";
        default:  // what only templates know
            return false;
    }
}

/// A value as a message shows it.
std::string shown(const Value& value) {
    return value.is(Type::string) ? excerpt(value.string()) : describe(value);
}

bool same(const Value& a, const Value& b) {
    const auto first = number_of(&a);
    const auto second = number_of(&b);
    if (first && second)
        return *first == *second;
    return equal(a, b);
}

class Checker {
  public:
    std::vector<Mismatch> run(const Value& value, const Value& schema) {
        check(value, schema, "");
        return std::move(found_);
    }

  private:
    void check(const Value& value, const Value& schema, const std::string& path) {
        if (!schema.is(Type::object) || !check_type(value, schema, path))
            return;
        check_choice(value, schema, path);
        if (value.is(Type::string))
            check_text(value, value.string(), schema, path);
        else if (value.is(Type::object))
            check_object(value, schema, path);
        else if (value.is(Type::array))
            check_array(value, schema, path);
        else if (const auto number = number_of(&value))
            check_number(value, *number, schema, path);
    }

    bool check_type(const Value& value, const Value& schema, const std::string& path) {
        const Value* type = schema.find("type");
        if (type == nullptr)
            return true;
        std::vector<std::string_view> names;
        if (type->is(Type::array)) {
            for (const Value& name : type->array())
                names.push_back(text_of(&name));
        } else {
            names.push_back(text_of(type));
        }
        const auto fits = [&](std::string_view name) {
            return name.empty() || is_type(value, name);
        };
        if (std::ranges::any_of(names, fits))
            return true;
        add(value, path, fmt::format("is {}, not {}", describe(value), fmt::join(names, " or ")),
            "");
        return false;
    }

    void check_choice(const Value& value, const Value& schema, const std::string& path) {
        if (const Value* wanted = schema.find("const"); wanted != nullptr && !same(value, *wanted))
            add(value, path, fmt::format("is {}, not {}", shown(value), shown(*wanted)), "");
        const Value* choices = schema.find("enum");
        if (choices == nullptr || !choices->is(Type::array))
            return;
        std::vector<std::string_view> texts;
        for (const Value& choice : choices->array()) {
            if (same(value, choice))
                return;
            if (choice.is(Type::string))
                texts.push_back(choice.string());
        }
        const std::string_view meant =
            value.is(Type::string) ? nearest(value.string(), texts) : std::string_view();
        constexpr std::size_t most = 8;
        add(value, path, fmt::format("is {}, which is none of its values", shown(value)),
            !meant.empty() ? fmt::format("did you mean {}?", meant)
            : texts.empty() || texts.size() > most
                ? std::string("use one that the schema names")
                : fmt::format("use one of {}", fmt::join(texts, ", ")));
    }

    void check_text(const Value& value, std::string_view text, const Value& schema,
                    const std::string& path) {
        const auto length = static_cast<double>(count_code_points(text));
        check_bound(value, length, schema, "minLength", "maxLength", "characters long", path);
        if (const std::string_view pattern = text_of(schema.find("pattern")); !pattern.empty()) {
            const re2::RE2 expression(re2::StringPiece(pattern.data(), pattern.size()),
                                      re2::RE2::Quiet);
            if (expression.ok() &&
                !re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), expression))
                add(value, path,
                    fmt::format("is {}, which does not match {}", shown(value), pattern), "");
        }
        const std::string_view format = text_of(schema.find("format"));
        const bool is_date = format == "date" || format == "date-time";
        if (is_date && !corpus::read_date(value, std::nullopt))
            add(value, path, fmt::format("is {}, which is no date", shown(value)),
                "write it as 2024-05-02 or 2024-05-02 17:30:00 +0900");
        if (format == "uri" &&
            (text.find(':') == std::string_view::npos || text.find(' ') != std::string_view::npos))
            add(value, path, fmt::format("is {}, which is no address", shown(value)),
                "write it with https://");
    }

    void check_number(const Value& value, double number, const Value& schema,
                      const std::string& path) {
        check_bound(value, number, schema, "minimum", "maximum", "", path);
    }

    void check_array(const Value& value, const Value& schema, const std::string& path) {
        const std::span<const Value> items = value.array();
        check_bound(value, static_cast<double>(items.size()), schema, "minItems", "maxItems",
                    "items long", path);
        if (const Value* inner = schema.find("items")) {
            for (std::size_t i = 0; i < items.size(); ++i)
                check(items[i], *inner, fmt::format("{}[{}]", path, i));
        }
        const Value* unique = schema.find("uniqueItems");
        constexpr std::size_t most = 1000;  // compared pair by pair
        if (unique == nullptr || !unique->is(Type::boolean) || !unique->boolean())
            return;
        for (std::size_t i = 1; i < std::min(items.size(), most); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (!same(items[i], items[j]))
                    continue;
                add(items[i], path, fmt::format("has {} twice", shown(items[i])), "take one out");
                break;
            }
        }
    }

    void check_object(const Value& value, const Value& schema, const std::string& path) {
        const Value* properties = schema.find("properties");
        const Value* others = schema.find("additionalProperties");
        check_required(value, schema, path);
        for (const Member& member : value.object()) {
            const std::string_view key = text_of(&member.key);
            const std::string inner =
                path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
            const Value* known = properties == nullptr ? nullptr : properties->find(key);
            if (known != nullptr)
                check(member.value, *known, inner);
            else if (others != nullptr && others->is(Type::object))
                check(member.value, *others, inner);
            else if (others != nullptr && others->is(Type::boolean) && !others->boolean())
                add_unknown(member.value, key, inner, properties);
        }
    }

    void check_required(const Value& value, const Value& schema, const std::string& path) {
        const Value* required = schema.find("required");
        if (required == nullptr || !required->is(Type::array))
            return;
        for (const Value& name : required->array()) {
            const std::string_view key = text_of(&name);
            if (!key.empty() && value.find(key) == nullptr)
                add(value, path, fmt::format("has no {}", key), fmt::format("add a line {}:", key));
        }
    }

    void add_unknown(const Value& value, std::string_view key, const std::string& path,
                     const Value* properties) {
        std::vector<std::string_view> names;
        if (properties != nullptr && properties->is(Type::object)) {
            for (const Member& property : properties->object())
                names.push_back(text_of(&property.key));
        }
        const std::string_view meant = nearest(key, names);
        found_.push_back({.value = &value,
                          .at_key = true,
                          .message = "is no key of the schema",
                          .help = meant.empty()
                                      ? std::string("take it out, or add it to the schema")
                                      : fmt::format("did you mean {}?", meant),
                          .path = path});
    }

    /// `measure` against two bounds of the schema.
    void check_bound(const Value& value, double measure, const Value& schema,
                     std::string_view least_key, std::string_view most_key, std::string_view unit,
                     const std::string& path) {
        const std::string measured =
            unit.empty() ? fmt::format("{}", measure) : fmt::format("{} {}", measure, unit);
        if (const auto least = number_of(schema.find(least_key)); least && measure < *least)
            add(value, path, fmt::format("is {}, less than {}", measured, *least), "");
        if (const auto most = number_of(schema.find(most_key)); most && measure > *most)
            add(value, path, fmt::format("is {}, more than {}", measured, *most), "");
    }

    void add(const Value& value, const std::string& path, std::string message, std::string help) {
        found_.push_back({.value = &value,
                          .message = std::move(message),
                          .help = std::move(help),
                          .path = path});
    }

    std::vector<Mismatch> found_;
};

}  // namespace

std::vector<Mismatch> mismatches(const Value& value, const Value& schema) {
    return Checker().run(value, schema);
}

}  // namespace kiji::lint
