#include "liquid/tags/counter.hpp"

namespace kiji::liquid {

std::optional<Count> count(Name name, int step, Render& render) {
    Variables& variables = render.variables();
    Value before = Value::of(0);
    std::atomic<std::uint32_t> hint = 0;
    if (const Value* counted = variables.counters.find(name)) {
        before = *counted;
    } else if (const auto given = find_member(variables.data(), name.text, hint)) {
        const bool nothing =
            given->is(Value::Type::nil) || (given->is(Value::Type::boolean) && !given->boolean());
        if (!nothing)
            before = *given;
    }
    Value after;
    std::int64_t sum = 0;
    if (before.is(Value::Type::real)) {
        after = Value::of(before.real() + step);
    } else if (before.is(Value::Type::integer) &&
               !__builtin_add_overflow(before.integer(), step, &sum)) {
        after = Value::of(sum);
    } else {
        render.fail(render.fault("internal", Fault::Kind::error, "only whole numbers are counted"));
        return std::nullopt;
    }
    variables.counters.set(name, after);
    return Count{before, after};
}

}  // namespace kiji::liquid
