// Lists by what their items have: group_by, sort.
#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "site/filters/properties.hpp"
#include "site/filters/snippet.hpp"

namespace kiji::site::filters {
namespace {

using Type = Value::Type;

/// Items under the names of their groups, in the order in which those came.
class Groups {
  public:
    /// `key` tells one name from another.
    void add(std::string key, const Value& name, const Value& item) {
        const auto [found, is_new] = numbers_.try_emplace(std::move(key), groups_.size());
        if (is_new)
            groups_.push_back({.name = name});
        groups_[found->second].items.push_back(item);
    }

    Answer list(Render& render) const {
        std::vector<Value> objects;
        objects.reserve(groups_.size());
        for (const Group& group : groups_) {
            const Answer items = keep_array(group.items, render);
            if (!items)
                return items;
            const std::array<Member, 3> members = {{
                {Value::of(std::string_view("name")), group.name},
                {Value::of(std::string_view("items")), *items},
                {Value::of(std::string_view("size")), Value::of(group.items.size())},
            }};
            objects.push_back(make_object(render.arena(), members));
        }
        return keep_array(objects, render);
    }

  private:
    struct Group {
        Value name;
        std::vector<Value> items{};
    };
    std::vector<Group> groups_;
    std::unordered_map<std::string, std::size_t> numbers_;
};

/// Names live as long as the groups, which what is parsed of an expression does not.
Value lasting(const Value& name, Render& render) {
    return name.is(Type::string) ? Value::of(keep(render.arena(), name.string())) : name;
}

Answer group_by(const Value& input, Arguments arguments, Render& render) {
    const List list(input, List::Members::pairs, render);
    if (!list.is_list())
        return input;
    const Text property(arguments[0], render);
    Groups groups;
    for (const Value& item : list.items()) {
        const Text name(property_of(item, property.view(), render), render);
        groups.add(std::string(name.view()), lasting(Value::of(name.view()), render), item);
    }
    return groups.list(render);
}

Answer group_by_exp(const Value& input, Arguments arguments, Render& render) {
    const List list(input, List::Members::pairs, render);
    if (!list.is_list())
        return input;
    const Text variable(arguments[0], render);
    const Text expression(arguments[1], render);
    Snippet snippet(expression.view(), render);
    const std::optional<liquid::Output> output = snippet.output();
    if (!output)
        return snippet.fault();
    if (!render.push_scope())
        return Value();
    const liquid::Name name = liquid::name_of(keep(render.arena(), variable.view()));
    Groups groups;
    for (const Value& item : list.items()) {
        render.variables().set(name, item);
        const Value group = render.evaluate(*output);
        if (render.failed() || !render.spend_step())
            break;
        std::string key;
        if (group.is(Type::drop))
            key = fmt::format("{}", static_cast<const void*>(&group.drop()));
        else
            liquid::append_inspected(key, group, render.options().limits.made_bytes);
        groups.add(std::move(key), lasting(group, render), item);
    }
    render.pop_scope();
    return groups.list(render);
}

struct Keyed {
    Value item;
    Value key;
};

/// a <=> b || a.to_s <=> b.to_s
int order_of(const Value& a, const Value& b, Render& render) {
    if (const std::optional<int> known = liquid::order(a, b))
        return *known;
    const Text x(a, render);
    const Text y(b, render);
    return x.view().compare(y.view());
}

Answer sort_by(const Value& property, int nils, std::span<const Value> items, Render& render) {
    const Text name(property, render);
    std::vector<Keyed> all;
    all.reserve(items.size());
    for (const Value& item : items)
        all.push_back({item, property_of(item, name.view(), render)});
    liquid::merge_sort(all, [&](const Keyed& a, const Keyed& b) {
        const bool a_is_nil = a.key.is(Type::nil);
        if (a_is_nil != b.key.is(Type::nil))
            return a_is_nil ? nils : -nils;
        return order_of(a.key, b.key, render);
    });
    std::vector<Value> sorted;
    sorted.reserve(all.size());
    std::ranges::transform(all, std::back_inserter(sorted), &Keyed::item);
    return keep_array(sorted, render);
}

Answer sort_plainly(std::span<const Value> items, Render& render) {
    std::vector<Value> sorted(items.begin(), items.end());
    std::string fault;
    liquid::merge_sort(sorted, [&](const Value& a, const Value& b) {
        const std::optional<int> order = liquid::order(a, b);
        if (!order && fault.empty())
            fault = liquid::incomparable(a, b);
        return order.value_or(0);
    });
    if (!fault.empty())
        return render.fault(fault);
    return keep_array(sorted, render);
}

Answer sort(const Value& input, Arguments arguments, Render& render) {
    if (input.is(Type::nil))
        return render.fault("Cannot sort a null object.");
    const List list(input, List::Members::pairs, render);
    if (!list.is_list())
        return input;
    if (!render.affords(list.items().size() * 2 * sizeof(Keyed)))
        return render.fault({});
    if (arguments.empty() || arguments[0].is(Type::nil))
        return sort_plainly(list.items(), render);
    const Text nils(arguments.size() > 1 ? arguments[1] : Value::of(std::string_view("first")),
                    render);
    if (nils.view() != "first" && nils.view() != "last")
        return render.fault(
            fmt::format("Invalid nils order: '{}' is not a valid nils order. It "
                        "must be 'first' or 'last'.",
                        nils.view()));
    return sort_by(arguments[0], nils.view() == "first" ? -1 : 1, list.items(), render);
}

constexpr std::array<FilterRow, 3> rows = {{
    {"group_by", "group_by: PROPERTY", "Put items with the same value into one group", group_by, 1,
     1},
    {"group_by_exp", "group_by_exp: NAME, EXPRESSION",
     "Put items for which an expression gives the same into one group", group_by_exp, 2, 2},
    {"sort", "sort: PROPERTY, NILS = 'first'", "Sort items, or by a property", sort, 0, 2},
}};

}  // namespace

std::span<const FilterRow> group_rows() {
    return rows;
}

}  // namespace kiji::site::filters
