#include "liquid/sequence.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "value/drop.hpp"

namespace kiji::liquid {
namespace {

std::uint64_t size_of(const Value& value) {
    switch (value.type()) {
        case Value::Type::array:
            return value.array().size();
        case Value::Type::object:
            return value.object().size();
        case Value::Type::range:
            return value.range().size();
        case Value::Type::string:
            return value.string().empty() ? 0 : 1;
        default:
            return 0;
    }
}

}  // namespace

Sequence::Sequence(const Value& value)
    : value_(value.is(Value::Type::drop) ? value.drop().plain() : value), last_(size_of(value_)) {}

void Sequence::cut(std::int64_t from, std::optional<std::int64_t> to) {
    if (value_.is(Value::Type::string))
        return;
    const auto bounded = [&](std::int64_t index) {
        return index < 0 ? 0 : std::min(static_cast<std::uint64_t>(index), last_);
    };
    const std::uint64_t end = to ? bounded(*to) : last_;
    first_ = std::min(bounded(from), end);
    last_ = end;
}

Value Sequence::at(std::uint64_t index, Arena& arena) const {
    const std::uint64_t place = reversed_ ? last_ - 1 - index : first_ + index;
    switch (value_.type()) {
        case Value::Type::array:
            return value_.array()[place];
        case Value::Type::object: {
            const Member& member = value_.object()[place];
            const std::array<Value, 2> pair{member.key, member.value};
            return make_array(arena, pair);
        }
        case Value::Type::range:
            return Value::of(static_cast<std::int64_t>(
                static_cast<std::uint64_t>(value_.range().first) + place));
        default:
            return value_;
    }
}

}  // namespace kiji::liquid
