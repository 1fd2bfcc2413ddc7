// Working out expressions, filters and conditions.
#include <array>
#include <vector>

#include <fmt/core.h>

#include "liquid/convert.hpp"
#include "liquid/lookup.hpp"
#include "liquid/render.hpp"
#include "liquid/suggest.hpp"

namespace kiji::liquid {
namespace {

using Operator = Condition::Operator;

bool is_true(const Value& value) {
    return !value.is(Value::Type::nil) && !(value.is(Value::Type::boolean) && !value.boolean());
}

bool stands_for_itself(const Expression& expression) {
    return expression.kind == Expression::Kind::empty || expression.kind == Expression::Kind::blank;
}

/// `x == empty`, `x == blank`.
bool asks(const Expression& literal, const Expression& other, const Value& value, Dialect dialect) {
    if (stands_for_itself(other))
        return false;
    if (literal.kind == Expression::Kind::empty)
        return is_empty(value);
    // Ruby itself has no blank?, and Liquid 4 nothing in its place.
    return dialect == Dialect::liquid5 && is_blank(value);
}

/// "wrong number of arguments (given 3, expected 1..2)", as Ruby counts: the input is one.
std::string miscounted(const FilterRow& row, std::size_t given) {
    const int least = row.least + 1;
    const int most = row.most + 1;
    std::string expected = fmt::format("{}", least);
    if (row.most == any_number)
        expected += '+';
    else if (most != least)
        expected += fmt::format("..{}", most);
    return fmt::format("wrong number of arguments (given {}, expected {})", given + 1, expected);
}

}  // namespace

Value Render::evaluate(const Expression& expression) {
    switch (expression.kind) {
        case Expression::Kind::lookup:
            return follow(*expression.lookup, *this);
        case Expression::Kind::range:
            return evaluate_range(*expression.range);
        default:
            return expression.value;
    }
}

std::int64_t Render::range_end(const Expression& end) {
    const Value value = evaluate(end);
    if (value.is(Value::Type::nil) || value.is(Value::Type::string))
        return to_i(value);
    const std::optional<std::int64_t> number = checked_integer(value);
    if (!number && !failed())
        fail(fault("invalid integer"));
    return number.value_or(0);
}

Value Render::evaluate_range(const RangeExpression& range) {
    const std::int64_t first = range_end(range.first);
    const std::int64_t last = range_end(range.last);
    return failed() ? Value() : make_range(arena(), {first, last});
}

Value Render::evaluate(const Output& output) {
    Value value = evaluate(output.input);
    for (const FilterCall& call : output.filters) {
        if (failed())
            return {};
        const Answer answer = apply(call, value);
        if (!answer) {
            fail(answer.fault());
            return {};
        }
        value = *answer;
    }
    return value;
}

Answer Render::apply(const FilterCall& call, const Value& input) {
    const std::size_t given = call.arguments.size() + (call.named.empty() ? 0 : 1);
    std::span<Value> arguments;
    if (given > 0) {
        auto* values = static_cast<Value*>(arena().allocate(given * sizeof(Value), alignof(Value)));
        for (std::size_t i = 0; i < call.arguments.size(); ++i)
            new (values + i) Value(evaluate(call.arguments[i]));
        if (!call.named.empty()) {
            std::vector<Member> members;
            for (const NamedArgument& named : call.named)
                members.push_back({Value::of(named.name), evaluate(named.value)});
            new (values + call.arguments.size()) Value(make_object(arena(), members));
        }
        arguments = {values, given};
    }
    if (failed())
        return fault_;
    if (call.row == nullptr) {
        if (!options_.strict_filters)
            return input;
        return fault(fmt::format("undefined filter {}", call.name), Fault::Kind::undefined,
                     wants_help() ? suggest_filter(engine_, call.name) : std::string());
    }
    const FilterRow& row = *call.row;
    if (given < row.least || (row.most != any_number && given > row.most))
        return fault(miscounted(row, given), Fault::Kind::error, row.signature);
    spend_on(input);
    const Answer answer = row.apply(input, arguments, *this);
    // A filter that looked something up in vain, or asked for more than there is.
    if (failed())
        return fault_;
    return answer;
}

bool Render::compare(const Condition& condition) {
    const Value left = evaluate(condition.left);
    if (condition.comparison == Operator::truth)
        return is_true(left);
    const Value right = evaluate(condition.right);
    if (failed())
        return false;
    spend_on(left);
    switch (condition.comparison) {
        case Operator::unknown:
            fail(fault(fmt::format("Unknown operator {}", condition.written), Fault::Kind::error,
                       "use ==, !=, <, >, <=, >= or contains"));
            return false;
        case Operator::equal:
        case Operator::unequal: {
            bool same = false;
            if (stands_for_itself(condition.left))
                same = asks(condition.left, condition.right, right, dialect());
            else if (stands_for_itself(condition.right))
                same = asks(condition.right, condition.left, left, dialect());
            else
                same = equal_loosely(left, right);
            return same == (condition.comparison == Operator::equal);
        }
        default:
            break;
    }
    if (condition.comparison != Operator::contains &&
        (stands_for_itself(condition.left) || stands_for_itself(condition.right)))
        return false;
    const Answer answer = condition.comparison == Operator::contains
                              ? contains(left, right, *this)
                              : compares(left, right, condition.comparison, *this);
    if (!answer) {
        fail(answer.fault());
        return false;
    }
    return is_true(*answer);
}

bool Render::holds(const Condition& condition) {
    for (const Condition* each = &condition;; each = each->next) {
        const bool result = compare(*each);
        if (failed())
            return false;
        if (each->next == nullptr || result == (each->relation == Condition::Relation::either))
            return result;
    }
}

}  // namespace kiji::liquid
