#include "lint/rules/front_matter/matter_items.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kiji::lint {
namespace {

std::string text_of(const Value& value) {
    switch (value.type()) {
        case Value::Type::string:
            return std::string(value.string());
        case Value::Type::integer:
            return std::to_string(value.integer());
        case Value::Type::real:
            return fmt::format("{}", value.real());
        case Value::Type::boolean:
            return value.boolean() ? "true" : "false";
        case Value::Type::date:
            return print(value.date());
        default:
            return {};
    }
}

}  // namespace

std::vector<MatterItem> matter_items(const Document& doc, std::string_view key, bool split_words) {
    std::vector<MatterItem> items;
    const Value* value = doc.meta(key);
    if (value == nullptr)
        return items;
    if (value->is(Value::Type::array)) {
        std::size_t index = 0;
        for (const Value& item : value->array()) {
            const yaml::Places::Place* place = doc.front_matter().places.find(&item);
            if (std::string text = text_of(item); !text.empty() && place != nullptr)
                items.push_back({std::move(text), place->value, index, true});
            ++index;
        }
        return items;
    }
    const std::string text = text_of(*value);
    const Span span = doc.place(key).value;
    if (!split_words) {
        if (!text.empty())
            items.push_back({text, span});
        return items;
    }
    constexpr std::string_view blanks = " \t\r\n";
    for (std::size_t at = text.find_first_not_of(blanks); at != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        items.push_back({text.substr(at, end - at), span, items.size()});
        at = text.find_first_not_of(blanks, end);
    }
    return items;
}

std::string in_quotes_of(const Document& doc, Span span, std::string_view text) {
    const std::string_view written = doc.file().slice(span);
    yaml::Quotes quotes = yaml::Quotes::where_needed;
    if (written.starts_with('"'))
        quotes = yaml::Quotes::double_quotes;
    else if (written.starts_with('\''))
        quotes = yaml::Quotes::single_quotes;
    return yaml::write_scalar(Value::of(text), quotes);
}

}  // namespace kiji::lint
