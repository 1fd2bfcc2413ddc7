#include "value/value.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <memory>
#include <new>

#include <fmt/format.h>

#include "base/text.hpp"
#include "value/drop.hpp"

namespace kiji {
namespace {

constexpr std::int16_t no_offset = std::numeric_limits<std::int16_t>::min();
constexpr std::size_t longest_excerpt = 40;

std::uint32_t length_of(std::size_t size) {
    assert(size <= std::numeric_limits<std::uint32_t>::max());
    return static_cast<std::uint32_t>(size);
}

template <typename T>
std::span<const T> copied(Arena& arena, std::span<const T> items) {
    if (items.empty())
        return {};
    T* copy = static_cast<T*>(arena.allocate(items.size_bytes(), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), copy);
    return {copy, items.size()};
}

}  // namespace

Value Value::boolean_of(bool value) {
    Value made;
    made.type_ = Type::boolean;
    made.flag_ = value;
    return made;
}

Value Value::integer_of(std::int64_t value) {
    Value made;
    made.type_ = Type::integer;
    made.integer_ = value;
    return made;
}

Value Value::of(double value) {
    Value made;
    made.type_ = Type::real;
    made.real_ = value;
    return made;
}

Value Value::of(std::string_view value) {
    Value made;
    made.type_ = Type::string;
    made.length_ = length_of(value.size());
    made.characters_ = value.data();
    return made;
}

Value Value::of(DateTime value) {
    Value made;
    made.type_ = Type::date;
    made.flag_ = value.has_time;
    made.offset_ = value.has_offset ? value.offset_minutes : no_offset;
    made.integer_ = value.microseconds;
    return made;
}

Value Value::of(std::span<const Value> items) {
    Value made;
    made.type_ = Type::array;
    made.length_ = length_of(items.size());
    made.items_ = items.data();
    return made;
}

Value Value::of(std::span<const Member> members) {
    Value made;
    made.type_ = Type::object;
    made.length_ = length_of(members.size());
    made.members_ = members.data();
    return made;
}

Value Value::of(const Range* range) {
    Value made;
    made.type_ = Type::range;
    made.range_ = range;
    return made;
}

Value Value::of(const Drop* drop) {
    Value made;
    made.type_ = Type::drop;
    made.drop_ = drop;
    return made;
}

bool Value::boolean() const {
    assert(is(Type::boolean));
    return flag_;
}

std::int64_t Value::integer() const {
    assert(is(Type::integer));
    return integer_;
}

double Value::real() const {
    assert(is(Type::real));
    return real_;
}

std::string_view Value::string() const {
    assert(is(Type::string));
    return {characters_, length_};
}

DateTime Value::date() const {
    assert(is(Type::date));
    const bool has_offset = offset_ != no_offset;
    return {.microseconds = integer_,
            .offset_minutes = has_offset ? offset_ : std::int16_t{0},
            .has_time = flag_,
            .has_offset = has_offset};
}

std::span<const Value> Value::array() const {
    assert(is(Type::array));
    return {items_, length_};
}

std::span<const Member> Value::object() const {
    assert(is(Type::object));
    return {members_, length_};
}

Range Value::range() const {
    assert(is(Type::range));
    return *range_;
}

const Drop& Value::drop() const {
    assert(is(Type::drop));
    return *drop_;
}

const Value* Value::find(std::string_view key) const {
    if (!is(Type::object))
        return nullptr;
    const Value* found = nullptr;
    for (const Member& member : object()) {
        if (member.key.is(Type::string) && member.key.string() == key)
            found = &member.value;
    }
    return found;
}

Value make_array(Arena& arena, std::span<const Value> items) {
    return Value::of(copied(arena, items));
}

Value make_object(Arena& arena, std::span<const Member> members) {
    return Value::of(copied(arena, members));
}

Value make_range(Arena& arena, Range range) {
    return Value::of(new (arena.allocate(sizeof(Range), alignof(Range))) Range(range));
}

bool equal(const Value& a, const Value& b) {
    if (a.type() != b.type())
        return false;
    switch (a.type()) {
        case Value::Type::nil:
            return true;
        case Value::Type::boolean:
            return a.boolean() == b.boolean();
        case Value::Type::integer:
            return a.integer() == b.integer();
        case Value::Type::real:
            return a.real() == b.real() || (std::isnan(a.real()) && std::isnan(b.real()));
        case Value::Type::string:
            return a.string() == b.string();
        case Value::Type::date:
            return a.date() == b.date();
        case Value::Type::array:
            return std::ranges::equal(a.array(), b.array(), equal);
        case Value::Type::range:
            return a.range() == b.range();
        case Value::Type::drop:
            return &a.drop() == &b.drop();
        case Value::Type::object:
            break;
    }
    return std::ranges::equal(a.object(), b.object(), [](const Member& x, const Member& y) {
        return equal(x.key, y.key) && equal(x.value, y.value);
    });
}

std::string excerpt(std::string_view text) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++count) {
        if (count == longest_excerpt)
            return escape_for_terminal(text.substr(0, at)) + "…";
        at += decode(text, at).length;
    }
    return escape_for_terminal(text);
}

std::string describe(const Value& value) {
    switch (value.type()) {
        case Value::Type::nil:
            return "nothing";
        case Value::Type::boolean:
            return value.boolean() ? "true" : "false";
        case Value::Type::integer:
            return fmt::format("the number {}", value.integer());
        case Value::Type::real:
            return fmt::format("the number {}", value.real());
        case Value::Type::string:
            return fmt::format("the text \"{}\"", excerpt(value.string()));
        case Value::Type::date:
            return fmt::format("the {} {}", value.date().has_time ? "time" : "date",
                               print(value.date()));
        case Value::Type::array:
            return value.array().empty() ? "an empty list" : "a list";
        case Value::Type::range:
            return fmt::format("the range ({}..{})", value.range().first, value.range().last);
        case Value::Type::drop:
            return describe(value.drop().plain());
        case Value::Type::object:
            break;
    }
    return value.object().empty() ? "an empty mapping" : "a mapping";
}

std::string print(DateTime value) {
    using namespace std::chrono;
    const sys_time<microseconds> written{microseconds{value.microseconds} +
                                         minutes{value.offset_minutes}};
    const auto day = floor<days>(written);
    const year_month_day date{day};
    std::string out =
        fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    if (!value.has_time)
        return out;
    const hh_mm_ss time{written - day};
    out += fmt::format(" {:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(),
                       time.seconds().count());
    if (time.subseconds().count() != 0) {
        out += fmt::format(".{:06}", time.subseconds().count());
        out.erase(out.find_last_not_of('0') + 1);
    }
    if (value.has_offset) {
        const int offset = value.offset_minutes;
        out += fmt::format(" {}{:02}{:02}", offset < 0 ? '-' : '+', std::abs(offset) / 60,
                           std::abs(offset) % 60);
    }
    return out;
}

}  // namespace kiji
