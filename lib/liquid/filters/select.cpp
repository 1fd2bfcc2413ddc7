// Items by what they have: where, reject, find, ….
#include <algorithm>
#include <array>

#include "liquid/filters/families.hpp"
#include "liquid/filters/support.hpp"

namespace kiji::liquid::filters {
namespace {

using Type = Value::Type;
using Outcome = Selected::Outcome;

bool is_true(const Value& value) {
    return !value.is(Type::nil) && (!value.is(Type::boolean) || value.boolean());
}

/// Whether an item has the property, with the value where one is asked for.
struct Match {
    Outcome outcome = Outcome::found;
    bool holds = false;
};
Match match(const Value& item, Arguments arguments, Render& render) {
    const Selected selected = select(item, arguments[0], render);
    // Without a property there is nothing that a text could lack.
    if (item.is(Type::string) && arguments[0].is(Type::nil) && render.dialect() == Dialect::liquid5)
        return {.holds = true};
    if (selected.outcome != Outcome::found)
        return {.outcome = selected.outcome};
    if (arguments.size() < 2 || arguments[1].is(Type::nil))
        return {.holds = is_true(selected.value)};
    return {.holds = equal_loosely(selected.value, arguments[1])};
}

/// Why items cannot be asked: a number has no such property, nil has none at all.
Answer refusal(Outcome outcome, const Value& property, Render& render) {
    if (outcome == Outcome::wrong_type)
        return no_property(property, render);
    // Liquid 5 gives nil, earlier ones do not see it coming.
    return render.dialect() == Dialect::liquid5 ? Answer(Value())
                                                : Answer(render.fault("internal"));
}

template <bool wanted>
Answer keep_where(const Value& input, Arguments arguments, Render& render) {
    const Items items(input, render);
    if (render.dialect() == Dialect::liquid4 && !items.empty() && !has_access(items.list().front()))
        return Value();
    std::vector<Value> kept;
    for (const Value& item : items) {
        const Match found = match(item, arguments, render);
        if (found.outcome != Outcome::found)
            return refusal(found.outcome, arguments[0], render);
        if (found.holds == wanted)
            kept.push_back(item);
    }
    return keep_array(kept, render);
}

/// What is said of the first item that matches, or of none.
template <Answer (*found)(const Value& item, std::size_t at), Answer (*missing)()>
Answer search(const Value& input, Arguments arguments, Render& render) {
    const Items items(input, render);
    std::size_t at = 0;
    for (const Value& item : items) {
        const Match matched = match(item, arguments, render);
        if (matched.outcome != Outcome::found)
            return refusal(matched.outcome, arguments[0], render);
        if (matched.holds)
            return found(item, at);
        ++at;
    }
    return missing();
}

Answer the_item(const Value& item, std::size_t /*at*/) {
    return item;
}
Answer its_place(const Value& /*item*/, std::size_t at) {
    return Value::of(at);
}
Answer yes(const Value& /*item*/, std::size_t /*at*/) {
    return Value::of(true);
}
Answer no() {
    return Value::of(false);
}
Answer nothing() {
    return Value();
}

Answer compact(const Value& input, Arguments arguments, Render& render) {
    const Items items(input, render);
    const bool by_property = !arguments.empty() && !arguments[0].is(Type::nil);
    if (by_property && render.dialect() == Dialect::liquid4 && !items.empty() &&
        !has_access(items.list().front()))
        return Value();
    std::vector<Value> kept;
    for (const Value& item : items) {
        const Selected selected =
            by_property ? select(item, arguments[0], render) : Selected{.value = item};
        if (selected.outcome != Outcome::found)
            return refusal(selected.outcome, arguments[0], render);
        if (!selected.value.is(Type::nil))
            kept.push_back(item);
    }
    return keep_array(kept, render);
}

constexpr std::array<FilterRow, 6> rows = {{
    {"compact", "compact: PROPERTY", "Leave out nil, or items whose property is nil", compact, 0,
     1},
    {"find", "find: PROPERTY, VALUE", "Take the first item that has a property",
     search<the_item, nothing>, 1, 2, Known::in_5},
    {"find_index", "find_index: PROPERTY, VALUE", "Tell where the first item with a property is",
     search<its_place, nothing>, 1, 2, Known::in_5},
    {"has", "has: PROPERTY, VALUE", "Tell whether an item has a property", search<yes, no>, 1, 2,
     Known::in_5},
    {"reject", "reject: PROPERTY, VALUE", "Leave out items that have a property", keep_where<false>,
     1, 2, Known::in_5},
    {"where", "where: PROPERTY, VALUE", "Take the items that have a property", keep_where<true>, 1,
     2},
}};

}  // namespace

std::span<const FilterRow> select_rows() {
    return rows;
}

}  // namespace kiji::liquid::filters
