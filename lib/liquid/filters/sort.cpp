// Lists in order.
#include <algorithm>
#include <array>
#include <bit>

#include "base/ascii.hpp"
#include "liquid/filters/families.hpp"
#include "liquid/filters/support.hpp"
#include "liquid/merge_sort.hpp"

namespace kiji::liquid::filters {
namespace {

using Type = Value::Type;

/// An item and what it is sorted by.
struct Keyed {
    Value item;
    Value key;
};

/// Compares two keys as Liquid does: less than 0, 0 or more. Without a value after fault was set.
using Compare = std::optional<int> (*)(const Value& a, const Value& b, Render& render,
                                       const Fault*& fault);

std::optional<int> compare_values(const Value& a, const Value& b, Render& render,
                                  const Fault*& fault) {
    if (const std::optional<int> ordered = order(a, b);
        ordered && (!a.is(Type::nil) || render.dialect() == Dialect::liquid5))
        return ordered;
    // Liquid 4 finds each nil to be more than any other.
    if (a.is(Type::nil))
        return 1;
    if (b.is(Type::nil))
        return -1;
    fault = render.fault(render.dialect() == Dialect::liquid4
                             ? std::string_view(incomparable(a, b))
                             : "cannot sort values of incompatible types");
    return std::nullopt;
}

std::optional<int> compare_letters(const Value& a, const Value& b, Render& render,
                                   const Fault*& /*fault*/) {
    if (a.is(Type::nil) && b.is(Type::nil) && render.dialect() == Dialect::liquid5)
        return 0;
    if (a.is(Type::nil))
        return 1;
    if (b.is(Type::nil))
        return -1;
    const std::string_view x = a.string();
    const std::string_view y = b.string();
    for (std::size_t at = 0; at < std::min(x.size(), y.size()); ++at) {
        const auto p = static_cast<unsigned char>(ascii::lower(x[at]));
        const auto q = static_cast<unsigned char>(ascii::lower(y[at]));
        if (p != q)
            return p < q ? -1 : 1;
    }
    return x.size() == y.size() ? 0 : (x.size() < y.size() ? -1 : 1);
}

enum class By { value, letters };

template <By by>
Answer sorted(const Value& input, Arguments arguments, Render& render) {
    const Items items(input, render);
    const bool by_property = !arguments.empty() && !arguments[0].is(Type::nil);
    if (by_property && !std::ranges::all_of(items, has_access))
        return Value();
    if (!render.affords(items.list().size() * 2 * sizeof(Keyed)))
        return render.fault({});
    std::vector<Keyed> all;
    all.reserve(items.list().size());
    for (const Value& item : items) {
        Value key = item;
        if (by_property) {
            // One item alone is never compared, and never asked.
            if (items.list().size() == 1)
                break;
            const Selected selected = select(item, arguments[0], render);
            if (selected.outcome != Selected::Outcome::found)
                return no_property(arguments[0], render);
            key = selected.value;
        }
        if (by == By::letters && !key.is(Type::nil) && !key.is(Type::string)) {
            const Text text(key, render);
            key = Value::of(keep(render.arena(), text.view()));
        }
        all.push_back({.item = item, .key = key});
    }
    if (all.size() < items.list().size())
        return keep_array(items.list(), render);
    // n log n comparisons, of which some four take as long as a node.
    render.spend(all.size() * static_cast<unsigned>(std::bit_width(all.size())) / 4);
    const Compare compare = by == By::value ? compare_values : compare_letters;
    const Fault* fault = nullptr;
    merge_sort(all, [&](const Keyed& a, const Keyed& b) {
        return fault == nullptr ? compare(a.key, b.key, render, fault).value_or(0) : 0;
    });
    if (fault != nullptr)
        return fault;
    std::vector<Value> values;
    values.reserve(all.size());
    std::ranges::transform(all, std::back_inserter(values), &Keyed::item);
    return keep_array(values, render);
}

constexpr std::array<FilterRow, 2> rows = {{
    {"sort", "sort: PROPERTY", "Sort numbers and text, or by a property", sorted<By::value>, 0, 1},
    {"sort_natural", "sort_natural: PROPERTY", "Sort text whatever the case of its letters",
     sorted<By::letters>, 0, 1},
}};

}  // namespace

std::span<const FilterRow> sort_rows() {
    return rows;
}

}  // namespace kiji::liquid::filters
