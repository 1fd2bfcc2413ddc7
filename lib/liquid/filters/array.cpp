// Lists: join, first, concat, ….
#include <algorithm>
#include <array>
#include <unordered_set>

#include "liquid/filters/families.hpp"
#include "liquid/filters/support.hpp"
#include "liquid/number.hpp"
#include "value/drop.hpp"

namespace kiji::liquid::filters {
namespace {

using Type = Value::Type;

Answer join(const Value& input, Arguments arguments, Render& render) {
    const Text glue(arguments.empty() ? Value::of(std::string_view(" ")) : arguments[0], render);
    const Items items(input, render);
    const std::size_t most = render.options().limits.made_bytes;
    std::string out;
    bool fits = true;
    for (const Value& item : items) {
        if (&item != items.list().data())
            out += glue.view();
        fits = out.size() <= most && append_string(out, item, most);
        if (!fits)
            break;
    }
    if (!fits)
        static_cast<void>(render.affords(unlimited));
    return keep_text(out, render);
}

Answer first(const Value& input, Arguments /*arguments*/, Render& render) {
    const Value plainly = plain(input);
    if (plainly.is(Type::array))
        return plainly.array().empty() ? Value() : plainly.array().front();
    if (plainly.is(Type::range))
        return plainly.range().size() == 0 ? Value() : Value::of(plainly.range().first);
    if (!plainly.is(Type::object) || plainly.object().empty())
        return Value();
    const Member& member = plainly.object().front();
    const std::array<Value, 2> pair = {member.key, member.value};
    return make_array(render.arena(), pair);
}

Answer last(const Value& input, Arguments /*arguments*/, Render& /*render*/) {
    const Value plainly = plain(input);
    if (plainly.is(Type::array))
        return plainly.array().empty() ? Value() : plainly.array().back();
    // Ruby counts back to the last number even in a range that holds none.
    return plainly.is(Type::range) ? Value::of(plainly.range().last) : Value();
}

Answer reverse(const Value& input, Arguments /*arguments*/, Render& render) {
    const Items items(input, render);
    return keep_array(std::vector<Value>(items.list().rbegin(), items.list().rend()), render);
}

Answer concat(const Value& input, Arguments arguments, Render& render) {
    const Value second = plain(arguments[0]);
    if (!second.is(Type::array))
        return render.fault("concat filter requires an array argument");
    const Items items(input, render);
    const std::span<const Value> rest = second.array();
    if (!render.affords(items.list().size_bytes() + rest.size_bytes()))
        return render.fault({});
    std::vector<Value> all(items.begin(), items.end());
    all.insert(all.end(), rest.begin(), rest.end());
    return keep_array(all, render);
}

Answer map(const Value& input, Arguments arguments, Render& render) {
    const Items items(input, render);
    const Value& property = arguments[0];
    const bool is_itself = property.is(Type::string) && property.string() == "to_liquid";
    std::vector<Value> values;
    values.reserve(items.list().size());
    for (const Value& item : items) {
        const Selected selected =
            is_itself ? Selected{.value = item} : select(item, property, render);
        if (selected.outcome == Selected::Outcome::wrong_type)
            return no_property(property, render);
        values.push_back(selected.value);
    }
    return keep_array(values, render);
}

/// Ruby's hash: equal values have the same. Deep ones are looked at in part only.
std::size_t hash_of(const Value& value, int depth = 0) {
    constexpr std::size_t factor = 1'000'003;
    const auto type = static_cast<std::size_t>(value.type());
    switch (value.type()) {
        case Type::boolean:
            return type * factor + (value.boolean() ? 1 : 0);
        case Type::integer:
            return type * factor ^ std::hash<std::int64_t>{}(value.integer());
        case Type::real:
            return type * factor ^ std::hash<double>{}(value.real());
        case Type::string:
            return std::hash<std::string_view>{}(value.string());
        case Type::date:
            return type * factor ^ std::hash<std::int64_t>{}(value.date().microseconds);
        case Type::array: {
            std::size_t hash = type;
            for (const Value& item : value.array().first(depth < 4 ? value.array().size() : 0))
                hash = hash * factor + hash_of(item, depth + 1);
            return hash;
        }
        case Type::object: {
            std::size_t hash = type;
            for (const Member& member : value.object().first(depth < 4 ? value.object().size() : 0))
                hash = hash * factor + hash_of(member.key) * 31 + hash_of(member.value, depth + 1);
            return hash;
        }
        case Type::range:
            return type * factor + static_cast<std::size_t>(value.range().first);
        case Type::drop:
            return std::hash<const void*>{}(&value.drop());
        case Type::nil:
            break;
    }
    return type;
}

Answer uniq(const Value& input, Arguments arguments, Render& render) {
    const Items items(input, render);
    const bool by_property = !arguments.empty() && !arguments[0].is(Type::nil);
    // One item alone is never asked.
    if (render.dialect() == Dialect::liquid5 && items.list().size() < 2)
        return keep_array(items.list(), render);
    if (by_property && render.dialect() == Dialect::liquid4 && !items.empty() &&
        !has_access(items.list().front()))
        return Value();
    const auto hash = [](const Value& value) { return hash_of(value); };
    std::unordered_set<Value, decltype(hash), decltype(&equal)> seen(16, hash, equal);
    std::vector<Value> values;
    for (const Value& item : items) {
        Value key = item;
        if (by_property) {
            const Selected selected = select(item, arguments[0], render);
            if (selected.outcome == Selected::Outcome::wrong_type)
                return no_property(arguments[0], render);
            if (selected.outcome == Selected::Outcome::no_access)
                return render.dialect() == Dialect::liquid4 ? Answer(render.fault("internal"))
                                                            : Answer(Value());
            key = selected.value;
        }
        if (seen.insert(key).second)
            values.push_back(item);
    }
    return keep_array(values, render);
}

Answer sum(const Value& input, Arguments arguments, Render& render) {
    const Items items(input, render);
    std::vector<Value> values;
    for (const Value& item : items) {
        if (arguments.empty() || arguments[0].is(Type::nil)) {
            values.push_back(item);
            continue;
        }
        const Selected selected = select(item, arguments[0], render);
        if (selected.outcome == Selected::Outcome::wrong_type)
            return no_property(arguments[0], render);
        if (selected.outcome == Selected::Outcome::found)
            values.push_back(selected.value);
    }
    Number total(0);
    // What a property gives may be a list again.
    for (const Value& value : Items(Value::of(std::span<const Value>(values)), render)) {
        const std::optional<Number> number = to_number(value);
        if (!number)
            return render.fault("a number of too many digits");
        total = add(total, *number);
    }
    return total.value(render.arena());
}

bool is_false(const Value& value) {
    return value.is(Type::nil) || (value.is(Type::boolean) && !value.boolean());
}

Answer default_value(const Value& input, Arguments arguments, Render& /*render*/) {
    const Value* const allow_false =
        arguments.size() < 2 ? nullptr : arguments[1].find("allow_false");
    const bool is_missing =
        allow_false != nullptr && !is_false(*allow_false) ? input.is(Type::nil) : is_false(input);
    if (!is_missing && !is_empty(input))
        return input;
    return arguments.empty() ? Value::of(std::string_view()) : arguments[0];
}

constexpr std::array<FilterRow, 10> rows = {{
    {"concat", "concat: LIST", "Put the items of another list behind those of this one", concat, 1,
     1},
    {"default", "default: VALUE = ''", "Give another value for nil, false and what is empty",
     default_value, 0, 1, Known::in_4},
    {"default", "default: VALUE = '', allow_false: false",
     "Give another value for nil, false and what is empty", default_value, 0, 2, Known::in_5},
    {"first", "first", "Take the first item", first, 0, 0},
    {"join", "join: TEXT = ' '", "Write items in a row with a text between them", join, 0, 1},
    {"last", "last", "Take the last item", last, 0, 0},
    {"map", "map: PROPERTY", "Take one property of each item", map, 1, 1},
    {"reverse", "reverse", "Turn the order round", reverse, 0, 0},
    {"sum", "sum: PROPERTY", "Add up numbers, or a property of each item", sum, 0, 1, Known::in_5},
    {"uniq", "uniq: PROPERTY", "Leave out what came before, or has the same property", uniq, 0, 1},
}};

}  // namespace

std::span<const FilterRow> array_rows() {
    return rows;
}

}  // namespace kiji::liquid::filters
