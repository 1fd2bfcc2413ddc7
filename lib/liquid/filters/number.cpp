// Numbers: plus, minus, round, ….
#include "liquid/number.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "liquid/filters/families.hpp"
#include "liquid/filters/support.hpp"

namespace kiji::liquid::filters {
namespace {

using Towards = Decimal::Towards;

const Fault* too_long(Render& render) {
    return render.fault(fmt::format("a number of more than {} digits", most_digits));
}

const Fault* not_finite(const Number& number, Render& render) {
    return render.fault(number.real() != number.real()
                            ? "Computation results in 'NaN' (Not a Number)"
                        : number.real() > 0 ? "Computation results in 'Infinity'"
                                            : "Computation results in '-Infinity'");
}

Answer answer(const Number& number, Render& render) {
    return number.value(render.arena());
}

/// Numbers beyond 64 bits are texts; two of them cost the product of their lengths.
void spend_on_digits(const Value& left, const Value& right, Render& render) {
    constexpr std::size_t products_of_step = 1'024;
    if (left.is(Value::Type::string) && right.is(Value::Type::string))
        render.spend(std::min(left.string().size(), most_digits) *
                     std::min(right.string().size(), most_digits) / products_of_step);
}

/// Two numbers to one.
template <Number (*operation)(const Number&, const Number&)>
Answer apply(const Value& input, Arguments arguments, Render& render) {
    const std::optional<Number> left = to_number(input);
    const std::optional<Number> right = to_number(arguments[0]);
    if (!left || !right)
        return too_long(render);
    spend_on_digits(input, arguments[0], render);
    return answer(operation(*left, *right), render);
}

/// The same, where 0 on the right is an error.
template <std::optional<Number> (*operation)(const Number&, const Number&)>
Answer apply_divisor(const Value& input, Arguments arguments, Render& render) {
    const std::optional<Number> left = to_number(input);
    const std::optional<Number> right = to_number(arguments[0]);
    if (!left || !right)
        return too_long(render);
    spend_on_digits(input, arguments[0], render);
    const std::optional<Number> result = operation(*left, *right);
    if (!result)
        return render.fault("divided by 0");
    return answer(*result, render);
}

Number greater(const Number& a, const Number& b) {
    return is_less(a, b) ? b : a;
}

Number lesser(const Number& a, const Number& b) {
    return is_less(b, a) ? b : a;
}

Answer abs(const Value& input, Arguments /*arguments*/, Render& render) {
    const std::optional<Number> number = to_number(input);
    if (!number)
        return too_long(render);
    if (number->is_special())
        return Value::of(number->real() < 0 ? -number->real() : number->real());
    const Decimal exact = number->exact();
    if (!exact.is_negative())
        return answer(*number, render);
    const Decimal positive = exact.negated();
    return answer(number->is_whole() ? Number::whole(positive) : Number::decimal(positive), render);
}

template <Towards towards>
Answer to_whole(const Value& input, Arguments /*arguments*/, Render& render) {
    const std::optional<Number> number = to_number(input);
    if (!number)
        return too_long(render);
    if (number->is_special())
        return not_finite(*number, render);
    if (number->is_whole())
        return answer(*number, render);
    return answer(Number::whole(number->exact().rounded(0, towards)), render);
}

Answer round(const Value& input, Arguments arguments, Render& render) {
    const std::optional<Number> number = to_number(input);
    const std::optional<Number> wanted = arguments.empty() ? Number(0) : to_number(arguments[0]);
    if (!number || !wanted)
        return too_long(render);
    if (number->is_special())
        return not_finite(*number, render);
    if (wanted->is_special())
        return not_finite(*wanted, render);
    const Number whole = Number::whole(wanted->exact().rounded(0, Towards::zero));
    // Ruby takes an int; beyond it raises what Liquid does not expect.
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    if (!whole.small() || *whole.small() > most || *whole.small() < -most - 1)
        return render.fault("internal");
    const std::int64_t places = *whole.small();
    if (number->is_whole() && places >= 0)
        return answer(*number, render);
    const Decimal rounded = number->exact().rounded(places, Towards::nearest);
    return answer(
        number->is_whole() || places <= 0 ? Number::whole(rounded) : Number::decimal(rounded),
        render);
}

constexpr std::array<FilterRow, 11> rows = {{
    {"abs", "abs", "Take the sign off a number", abs, 0, 0},
    {"at_least", "at_least: NUMBER", "Limit a number to a least value", apply<greater>, 1, 1},
    {"at_most", "at_most: NUMBER", "Limit a number to a greatest value", apply<lesser>, 1, 1},
    {"ceil", "ceil", "Round a number up to a whole one", to_whole<Towards::plus_infinity>, 0, 0},
    {"divided_by", "divided_by: NUMBER",
     "Divide; a whole number by a whole number gives a whole one", apply_divisor<divide>, 1, 1},
    {"floor", "floor", "Round a number down to a whole one", to_whole<Towards::minus_infinity>, 0,
     0},
    {"minus", "minus: NUMBER", "Subtract", apply<subtract>, 1, 1},
    {"modulo", "modulo: NUMBER", "Give what a division leaves", apply_divisor<modulo>, 1, 1},
    {"plus", "plus: NUMBER", "Add", apply<add>, 1, 1},
    {"round", "round: PLACES = 0", "Round to so many places behind the point", round, 0, 1},
    {"times", "times: NUMBER", "Multiply", apply<multiply>, 1, 1},
}};

}  // namespace

std::span<const FilterRow> number_rows() {
    return rows;
}

}  // namespace kiji::liquid::filters
