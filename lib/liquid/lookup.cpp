#include "liquid/lookup.hpp"

#include <array>

#include <fmt/core.h>

#include "base/text.hpp"
#include "liquid/convert.hpp"
#include "liquid/render.hpp"
#include "liquid/suggest.hpp"
#include "value/drop.hpp"

namespace kiji::liquid {
namespace {

using Command = Step::Command;

std::optional<Value> item(std::span<const Value> items, std::int64_t index) {
    const auto size = static_cast<std::int64_t>(items.size());
    if (index < 0)
        index += size;
    if (index < 0 || index >= size)
        return std::nullopt;
    return items[static_cast<std::size_t>(index)];
}

std::optional<Value> member(const Value& object, const Value& key,
                            std::atomic<std::uint32_t>& hint) {
    switch (object.type()) {
        case Value::Type::array:
            return key.is(Value::Type::integer) ? item(object.array(), key.integer())
                                                : std::nullopt;
        case Value::Type::object:
            if (!key.is(Value::Type::string)) {
                for (const Member& each : object.object()) {
                    if (equal(each.key, key))
                        return each.value;
                }
                return std::nullopt;
            }
            return find_member(object, key.string(), hint);
        case Value::Type::drop:
            if (key.is(Value::Type::string))
                return object.drop().find(key.string());
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

Value pair(const Member& member, Arena& arena) {
    const std::array<Value, 2> both{member.key, member.value};
    return make_array(arena, both);
}

/// Ruby's Integer#size is that of a machine word.
constexpr int bytes_of_integer = 8;

std::optional<Value> size_of(const Value& value) {
    switch (value.type()) {
        case Value::Type::string:
            return Value::of(count_code_points(value.string()));
        case Value::Type::array:
            return Value::of(value.array().size());
        case Value::Type::object:
            return Value::of(value.object().size());
        case Value::Type::range:
            return Value::of(value.range().size());
        case Value::Type::integer:
            return Value::of(bytes_of_integer);
        default:
            return std::nullopt;
    }
}

std::optional<Value> first_of(const Value& value, Arena& arena) {
    switch (value.type()) {
        case Value::Type::array:
            return value.array().empty() ? Value() : value.array().front();
        case Value::Type::object:
            return value.object().empty() ? Value() : pair(value.object().front(), arena);
        case Value::Type::range:
            return Value::of(value.range().first);
        default:
            return std::nullopt;
    }
}

std::optional<Value> last_of(const Value& value) {
    switch (value.type()) {
        case Value::Type::array:
            return value.array().empty() ? Value() : value.array().back();
        case Value::Type::range:
            return Value::of(value.range().last);
        default:
            return std::nullopt;
    }
}

/// `.size`, `.first` and `.last` of what has no such key.
std::optional<Value> answer(Command command, const Value& value, Render& render) {
    if (value.is(Value::Type::drop)) {
        const Value plain = value.drop().plain();
        // A drop that is a text is asked for keys alone.
        return plain.is(Value::Type::array) || plain.is(Value::Type::object)
                   ? answer(command, plain, render)
                   : std::nullopt;
    }
    switch (command) {
        case Command::size:
            return size_of(value);
        case Command::first:
            return first_of(value, render.arena());
        case Command::last:
            return last_of(value);
        default:
            return std::nullopt;
    }
}

void miss(const Value& key, Render& render, const std::string& help) {
    std::string message = "undefined variable ";
    append_text(message, key, render.dialect());
    render.fail(render.fault(message, Fault::Kind::undefined, help));
}

}  // namespace

std::optional<Value> member_of(const Value& object, const Value& key) {
    std::atomic<std::uint32_t> hint = 0;
    return member(object, key, hint);
}

Value follow(const Lookup& lookup, Render& render) {
    const bool strict = render.options().strict_variables;
    std::optional<Value> value;
    Value root = lookup.root.value;
    if (lookup.root.kind != Expression::Kind::literal) {
        root = render.evaluate(lookup.root);
        if (root.is(Value::Type::string))
            value = render.variables().find(name_of(root.string()), lookup.hint);
    } else if (root.is(Value::Type::string)) {
        value = render.variables().find(lookup.name, lookup.hint);
    }
    if (!value) {
        if (strict && !render.failed())
            miss(root, render,
                 root.is(Value::Type::string) && render.wants_help()
                     ? suggest_variable(render.variables(), root.string())
                     : std::string());
        return {};
    }
    for (const Step& step : lookup.steps) {
        const Value key =
            step.key.kind == Expression::Kind::literal ? step.key.value : render.evaluate(step.key);
        std::optional<Value> next = member(*value, key, step.hint);
        if (!next && step.command != Command::none)
            next = answer(step.command, *value, render);
        if (!next) {
            if (strict && !render.failed())
                miss(key, render,
                     key.is(Value::Type::string) && render.wants_help()
                         ? suggest_member(*value, key.string())
                         : std::string());
            return {};
        }
        value = next;
    }
    return *value;
}

}  // namespace kiji::liquid
