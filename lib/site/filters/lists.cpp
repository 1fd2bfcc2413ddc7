// Lists with an item more or less: push, pop, ….
#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "site/filters/families.hpp"
#include "value/drop.hpp"

namespace kiji::site::filters {
namespace {

using Type = Value::Type;

enum class End { front, back };

template <End end>
Answer take_away(const Value& input, Arguments arguments, Render& render) {
    const Value plainly = liquid::plain(input);
    if (!plainly.is(Type::array))
        return input;
    const std::span<const Value> items = plainly.array();
    std::int64_t count = 1;
    if (!arguments.empty()) {
        const std::optional<std::int64_t> given = liquid::checked_integer(arguments[0]);
        if (!given)
            return render.fault("invalid integer");
        count = *given;
    }
    if (count < 0)
        return render.fault("negative array size");
    const std::size_t left = items.size() - std::min(items.size(), static_cast<std::size_t>(count));
    return Value::of(end == End::front ? items.last(left) : items.first(left));
}

template <End end>
Answer add(const Value& input, Arguments arguments, Render& render) {
    const Value plainly = liquid::plain(input);
    if (!plainly.is(Type::array))
        return input;
    const std::span<const Value> items = plainly.array();
    if (!render.affords(items.size_bytes()))
        return render.fault({});
    std::vector<Value> all;
    all.reserve(items.size() + 1);
    if (end == End::front)
        all.push_back(arguments[0]);
    all.insert(all.end(), items.begin(), items.end());
    if (end == End::back)
        all.push_back(arguments[0]);
    return keep_array(all, render);
}

/// Numbers that look random, and are the same for the same page in each build.
class Dice {
  public:
    explicit Dice(const Value& page) {
        if (page.is(Type::drop)) {
            const std::optional<Value> url = page.drop().find("url");
            if (url && url->is(Type::string))
                state_ = hash64(url->string());
        }
    }
    /// Less than `sides`. SplitMix64.
    std::size_t roll(std::size_t sides) {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t bits = state_;
        bits = (bits ^ bits >> 30U) * 0xBF58476D1CE4E5B9U;
        bits = (bits ^ bits >> 27U) * 0x94D049BB133111EBU;
        return (bits ^ bits >> 31U) % sides;
    }

  private:
    std::uint64_t state_ = 0;
};

Answer sample(const Value& input, Arguments arguments, Render& render) {
    const Value plainly = liquid::plain(input);
    if (!plainly.is(Type::array))
        return input;
    std::vector<Value> items(plainly.array().begin(), plainly.array().end());
    const std::int64_t count =
        arguments.empty() ? 1 : liquid::checked_integer(arguments[0]).value_or(1);
    if (count < 0)
        return render.fault("negative sample number");
    Dice dice(host_of(render).page());
    const std::size_t taken = std::min(items.size(), static_cast<std::size_t>(count));
    for (std::size_t at = 0; at < taken; ++at)
        std::swap(items[at], items[at + dice.roll(items.size() - at)]);
    if (count == 1)
        return items.empty() ? Value() : items.front();
    return keep_array(std::span<const Value>(items).first(taken), render);
}

constexpr std::array<FilterRow, 5> rows = {{
    {"pop", "pop: COUNT = 1", "Leave out the last items", take_away<End::back>, 0, 1},
    {"push", "push: ITEM", "Add an item at the end", add<End::back>, 1, 1},
    {"sample", "sample: COUNT = 1", "Take any item, the same for a page in each build", sample, 0,
     1},
    {"shift", "shift: COUNT = 1", "Leave out the first items", take_away<End::front>, 0, 1},
    {"unshift", "unshift: ITEM", "Add an item at the front", add<End::front>, 1, 1},
}};

}  // namespace

std::span<const FilterRow> list_rows() {
    return rows;
}

}  // namespace kiji::site::filters
