#include "lint/infer_schema.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "corpus/site.hpp"
#include "value/yaml.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 8> type_names{"string", "integer", "number", "boolean",
                                                     "date",   "array",   "object", "null"};

std::size_t type_of(const Value& value) {
    switch (value.type()) {
        case Value::Type::string:
            return 0;
        case Value::Type::integer:
            return 1;
        case Value::Type::real:
            return 2;
        case Value::Type::boolean:
            return 3;
        case Value::Type::date:
            return 4;
        case Value::Type::array:
            return 5;
        case Value::Type::object:
            return 6;
        default:
            return 7;
    }
}

/// A few texts that go for many pages are the values that there are.
constexpr std::size_t most_values = 8;
constexpr std::size_t fewest_pages_a_value = 4;

std::string scalar(std::string_view text) {
    return yaml::write_scalar(Value::of(text));
}

}  // namespace

void SchemaLearner::take(Key& key, const Value& value) {
    ++key.pages;
    ++key.types[type_of(value)];
    if (value.is(Value::Type::date) ||
        (value.is(Value::Type::string) && corpus::read_date(value, std::nullopt)))
        ++key.dates;
    if (!value.is(Value::Type::string) || key.many_texts)
        return;
    ++key.texts[std::string(value.string())];
    key.many_texts = key.texts.size() > most_values;
}

void SchemaLearner::add(const Value& data) {
    if (!data.is(Value::Type::object))
        return;
    ++pages_;
    for (const Member& member : data.object()) {
        if (!member.key.is(Value::Type::string))
            continue;
        const auto [entry, fresh] =
            by_name_.emplace(std::string(member.key.string()), keys_.size());
        if (fresh)
            keys_.push_back({.name = std::string(member.key.string())});
        take(keys_[entry->second], member.value);
    }
}

std::string SchemaLearner::types_of(const Key& key) {
    std::vector<std::string_view> names;
    for (std::size_t type = 0; type < type_names.size(); ++type) {
        // An integer is a number, and a date is text.
        const bool covered = (type == 1 && key.types[2] > 0) || (type == 4 && key.types[0] > 0);
        if (key.types[type] > 0 && !covered)
            names.push_back(type == 4 ? type_names[0] : type_names[type]);
    }
    return names.size() == 1 ? std::string(names.front())
                             : fmt::format("[{}]", fmt::join(names, ", "));
}

std::string SchemaLearner::yaml(std::size_t indent) const {
    const std::string blanks(indent, ' ');
    std::vector<std::string> required;
    for (const Key& key : keys_) {
        if (key.pages == pages_)
            required.push_back(scalar(key.name));
    }
    std::string text = fmt::format("{}type: object\n", blanks);
    if (!required.empty())
        text += fmt::format("{}required: [{}]\n", blanks, fmt::join(required, ", "));
    text += fmt::format("{}properties:\n", blanks);
    for (const Key& key : keys_) {
        std::string rule = fmt::format("type: {}", types_of(key));
        const std::size_t texts = key.types[0];
        if (key.dates == key.pages)
            rule += ", format: date-time";
        else if (texts == key.pages && !key.many_texts && !key.texts.empty() &&
                 key.texts.size() * fewest_pages_a_value <= key.pages) {
            std::vector<std::string> values;
            for (const auto& [value, pages] : key.texts)
                values.push_back(scalar(value));
            rule += fmt::format(", enum: [{}]", fmt::join(values, ", "));
        }
        text += fmt::format("{}  {}: {{{}}}  # in {} of {}\n", blanks, scalar(key.name), rule,
                            key.pages, pages_);
    }
    return text;
}

}  // namespace kiji::lint
