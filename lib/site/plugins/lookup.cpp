#include "site/plugins/lookup.hpp"

#include <atomic>

#include "value/drop.hpp"

namespace kiji::site::plugins {

Value member(const Value& value, std::string_view key) {
    if (value.is(Value::Type::drop))
        return value.drop().find(key).value_or(Value());
    const Value* const found = value.find(key);
    return found == nullptr ? Value() : *found;
}

bool is_true(const Value& value) {
    return !value.is(Value::Type::nil) && (!value.is(Value::Type::boolean) || value.boolean());
}

Value either(const Value& first, const Value& second) {
    return is_true(first) ? first : second;
}

std::string to_s(const Value& value) {
    std::string text;
    if (!value.is(Value::Type::nil))
        liquid::append_string(text, value);
    return text;
}

Value variable(std::string_view name, liquid::Render& render) {
    std::atomic<std::uint32_t> hint = 0;
    return render.variables().find(liquid::name_of(name), hint).value_or(Value());
}

Value filtered(const Value& input, std::string_view name, liquid::Render& render) {
    const liquid::FilterRow* const row = render.engine().find_filter(name);
    const liquid::Answer answer = row->apply(input, {}, render);
    if (answer)
        return *answer;
    render.fail(answer.fault());
    return {};
}

}  // namespace kiji::site::plugins
