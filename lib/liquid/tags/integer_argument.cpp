#include "liquid/tags/integer_argument.hpp"

#include "liquid/convert.hpp"

namespace kiji::liquid {
namespace {

bool has_to_i(const Value& value) {
    switch (value.type()) {
        case Value::Type::nil:
        case Value::Type::integer:
        case Value::Type::real:
        case Value::Type::string:
            return true;
        case Value::Type::date:
            return value.date().has_time;
        default:
            return false;
    }
}

std::int64_t to_i_or_fail(const Value& value, Render& render, std::string_view message) {
    if (has_to_i(value))
        return to_i(value);
    if (!render.failed())
        render.fail(render.fault(message, Fault::Kind::error, "use a whole number"));
    return 0;
}

}  // namespace

std::int64_t loop_bound(const Expression& expression, Render& render) {
    const Value value = render.evaluate(expression);
    if (value.is(Value::Type::nil) || render.failed())
        return 0;
    if (render.dialect() == Dialect::liquid4)
        return to_i_or_fail(value, render, "internal");
    const std::optional<std::int64_t> number = checked_integer(value);
    if (!number)
        render.fail(render.fault("invalid integer", Fault::Kind::error, "use a whole number"));
    return number.value_or(0);
}

std::int64_t table_argument(const Expression& expression, Render& render) {
    const Value value = render.evaluate(expression);
    return to_i_or_fail(value, render,
                        render.dialect() == Dialect::liquid4 ? "internal" : "invalid integer");
}

}  // namespace kiji::liquid
