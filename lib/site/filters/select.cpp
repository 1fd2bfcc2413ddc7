// Items by what they have: where, find, and by an expression.
#include <array>
#include <memory>
#include <optional>

#include "site/filters/properties.hpp"
#include "site/filters/snippet.hpp"

namespace kiji::site::filters {
namespace {

using Type = Value::Type;

/// Whether what an item has is the value that is looked for: text by text, nil by nil, and a list
/// where one of its items is.
class Target {
  public:
    Target(const Value& wanted, Render& render)
        : is_nil_(wanted.is(Type::nil)), text_(wanted, render), render_(render) {}

    bool is(const Value& property) const {
        if (is_nil_)
            return property.is(Type::nil);
        switch (property.type()) {
            case Type::nil:
                return false;
            case Type::string:
                return property.string() == text_.view();
            case Type::array:
                for (const Value& item : property.array()) {
                    if (says(item))
                        return true;
                }
                return false;
            // Ruby makes a list of the parts of a time.
            case Type::date:
                return !property.date().has_time && says(property);
            default:
                return says(property);
        }
    }

  private:
    bool says(const Value& value) const { return Text(value, render_).view() == text_.view(); }

    bool is_nil_;
    Text text_;
    Render& render_;
};

enum class Take { all, first };

template <Take take>
Answer select_by_value(const Value& input, Arguments arguments, Render& render) {
    const Value& wanted = arguments[1];
    if (is_false(arguments[0]) || wanted.is(Type::array) || wanted.is(Type::object))
        return input;
    const List list(input, List::Members::values, render);
    if (!list.is_list())
        return input;
    const Text property(arguments[0], render);
    const Target target(wanted, render);
    std::vector<Value> kept;
    for (const Value& item : list.items()) {
        if (!target.is(property_of(item, property.view(), render)))
            continue;
        if (take == Take::first)
            return item;
        kept.push_back(item);
    }
    return take == Take::first ? Answer(Value()) : keep_array(kept, render);
}

template <Take take>
Answer select_by_expression(const Value& input, Arguments arguments, Render& render) {
    const List list(input, List::Members::values, render);
    if (!list.is_list())
        return input;
    const Text variable(arguments[0], render);
    const Text expression(arguments[1], render);
    Snippet snippet(expression.view(), render);
    const liquid::Condition* const condition = snippet.condition();
    if (condition == nullptr)
        return snippet.fault();
    if (!render.push_scope())
        return Value();
    const liquid::Name name = liquid::name_of(keep(render.arena(), variable.view()));
    std::vector<Value> kept;
    for (const Value& item : list.items()) {
        render.variables().set(name, item);
        const bool holds = render.holds(*condition);
        if (render.failed() || !render.spend_step())
            break;
        if (!holds)
            continue;
        kept.push_back(item);
        if (take == Take::first)
            break;
    }
    render.pop_scope();
    if (take == Take::first)
        return kept.empty() ? Value() : kept.front();
    return keep_array(kept, render);
}

constexpr std::array<FilterRow, 4> rows = {{
    {"find", "find: PROPERTY, VALUE", "Take the first item with that value",
     select_by_value<Take::first>, 2, 2},
    {"find_exp", "find_exp: NAME, EXPRESSION", "Take the first item for which a condition holds",
     select_by_expression<Take::first>, 2, 2},
    {"where", "where: PROPERTY, VALUE", "Take the items with that value",
     select_by_value<Take::all>, 2, 2},
    {"where_exp", "where_exp: NAME, EXPRESSION", "Take the items for which a condition holds",
     select_by_expression<Take::all>, 2, 2},
}};

}  // namespace

std::span<const FilterRow> select_rows() {
    return rows;
}

}  // namespace kiji::site::filters
