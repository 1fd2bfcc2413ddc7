#include "liquid/convert.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "liquid/number.hpp"
#include "liquid/render.hpp"
#include "liquid/ruby_text.hpp"
#include "value/drop.hpp"
#include "value/float_text.hpp"

namespace kiji::liquid {
namespace {

using Type = Value::Type;

constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

int sign(std::int64_t value) {
    return (value > 0 ? 1 : 0) - (value < 0 ? 1 : 0);
}

template <typename T>
int three_way(const T& a, const T& b) {
    return (a > b ? 1 : 0) - (a < b ? 1 : 0);
}

/// An integer in digits of `base`, held to 64 bits; nothing where anything else stands there.
std::optional<std::int64_t> read_digits(std::string_view text, bool is_negative, int base) {
    std::string digits(is_negative ? "-" : "");
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '_')
            digits += text[at];
        else if (at == 0 || at + 1 == text.size() || text[at - 1] == '_')
            return std::nullopt;
    }
    std::int64_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
    if (stop != end || error == std::errc::invalid_argument)
        return std::nullopt;
    if (error == std::errc::result_out_of_range)
        return is_negative ? least : greatest;
    return value;
}

/// Kernel#Integer.
std::optional<std::int64_t> read_integer(std::string_view text) {
    while (!text.empty() && ascii::is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && ascii::is_space(text.back()))
        text.remove_suffix(1);
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.size() < 2 || text[0] != '0')
        return read_digits(text, is_negative, 10);
    const char letter = static_cast<char>(text[1] | 0x20);
    const int base = letter == 'x' ? 16 : letter == 'b' ? 2 : letter == 'd' ? 10 : 8;
    const bool has_letter = base != 8 || letter == 'o';
    return read_digits(text.substr(has_letter ? 2 : 1), is_negative, base);
}

std::int64_t truncated(double value) {
    if (std::isnan(value))
        return 0;
    if (value >= 0x1p63)
        return greatest;
    return value < -0x1p63 ? least : static_cast<std::int64_t>(value);
}

bool is_number(const Value& value) {
    return value.is(Type::integer) || value.is(Type::real);
}

/// A double compared with an integer, without rounding the integer first.
std::optional<int> order_numbers(const Value& a, const Value& b) {
    if (a.is(Type::integer) && b.is(Type::integer))
        return three_way(a.integer(), b.integer());
    if (a.is(Type::real) && b.is(Type::real)) {
        if (std::isnan(a.real()) || std::isnan(b.real()))
            return std::nullopt;
        return three_way(a.real(), b.real());
    }
    if (a.is(Type::real)) {
        const auto turned = order_numbers(b, a);
        return turned ? std::optional(-*turned) : std::nullopt;
    }
    const double real = b.real();
    if (std::isnan(real))
        return std::nullopt;
    if (real >= 0x1p63)
        return -1;
    if (real < -0x1p63)
        return 1;
    const auto whole = static_cast<std::int64_t>(real);
    if (a.integer() != whole)
        return three_way(a.integer(), whole);
    return -three_way(real, static_cast<double>(whole));
}

bool has_order(const Value& value) {
    return is_number(value) || value.is(Type::string) || value.is(Type::date);
}

std::string_view class_of(const Value& value) {
    switch (value.type()) {
        case Type::nil:
            return "NilClass";
        case Type::boolean:
            return value.boolean() ? "TrueClass" : "FalseClass";
        case Type::integer:
            return "Integer";
        case Type::real:
            return "Float";
        case Type::string:
            return "String";
        case Type::date:
            return value.date().has_time ? "Time" : "Date";
        case Type::array:
            return "Array";
        case Type::object:
            return "Hash";
        case Type::range:
            return "Range";
        case Type::drop:
            break;
    }
    return "Liquid::Drop";
}

bool equal_objects(const Value& a, const Value& b) {
    if (a.object().size() != b.object().size())
        return false;
    // Most often the keys stand in the same order; else each is searched for.
    std::size_t at = 0;
    return std::ranges::all_of(a.object(), [&](const Member& member) {
        const Member& other = b.object()[at++];
        if (equal(member.key, other.key))
            return equal_loosely(member.value, other.value);
        const auto found = std::ranges::find_if(
            b.object(), [&](const Member& any) { return equal(any.key, member.key); });
        return found != b.object().end() && equal_loosely(member.value, found->value);
    });
}

bool equal_drops(const Value& a, const Value& b) {
    if (a.is(Type::drop) && b.is(Type::drop) && &a.drop() == &b.drop())
        return true;
    const Value x = plain(a);
    const Value y = plain(b);
    // A drop that only prints as something is not that something.
    if ((a.is(Type::drop) && x.is(Type::string)) || (b.is(Type::drop) && y.is(Type::string)))
        return false;
    return !x.is(Type::drop) && !y.is(Type::drop) && equal_loosely(x, y);
}

}  // namespace

std::int64_t to_i(const Value& value) {
    switch (value.type()) {
        case Type::integer:
            return value.integer();
        case Type::real:
            return truncated(value.real());
        case Type::string: {
            const std::string digits = leading_digits(value.string());
            return read_digits(
                       digits.starts_with('-') ? std::string_view(digits).substr(1) : digits,
                       digits.starts_with('-'), 10)
                .value_or(0);
        }
        default:
            return 0;
    }
}

std::optional<std::int64_t> checked_integer(const Value& value) {
    if (value.is(Type::integer))
        return value.integer();
    if (value.is(Type::string))
        return read_integer(value.string());
    return std::nullopt;
}

bool equal_loosely(const Value& a, const Value& b) {
    if (a.is(Type::drop) || b.is(Type::drop))
        return equal_drops(a, b);
    if (is_number(a) && is_number(b))
        return order_numbers(a, b) == 0;
    if (a.type() != b.type())
        return false;
    switch (a.type()) {
        case Type::date:
            return a.date().has_time == b.date().has_time &&
                   a.date().microseconds == b.date().microseconds;
        case Type::array:
            return std::ranges::equal(a.array(), b.array(), equal_loosely);
        case Type::object:
            return equal_objects(a, b);
        default:
            return equal(a, b);
    }
}

std::optional<int> order(const Value& a, const Value& b) {
    if (is_number(a) && is_number(b))
        return order_numbers(a, b);
    if (a.is(Type::string) && b.is(Type::string))
        return sign(a.string().compare(b.string()));
    if (a.is(Type::date) && b.is(Type::date) && a.date().has_time == b.date().has_time)
        return three_way(a.date().microseconds, b.date().microseconds);
    if (a.is(Type::array) && b.is(Type::array)) {
        for (std::size_t at = 0; at < std::min(a.array().size(), b.array().size()); ++at) {
            const std::optional<int> items = order(a.array()[at], b.array()[at]);
            if (items != 0)
                return items;
        }
        return three_way(a.array().size(), b.array().size());
    }
    if (equal_loosely(a, b))
        return 0;
    return std::nullopt;
}

bool is_blank(const Value& value) {
    switch (value.type()) {
        case Type::nil:
            return true;
        case Type::boolean:
            return !value.boolean();
        case Type::string:
            return std::ranges::all_of(value.string(), ascii::is_space<char>);
        default:
            return is_empty(value);
    }
}

bool is_empty(const Value& value) {
    switch (value.type()) {
        case Type::string:
            return value.string().empty();
        case Type::array:
            return value.array().empty();
        case Type::object:
            return value.object().empty();
        case Type::drop: {
            const Value plainly = value.drop().plain();
            return plainly.is(Type::array) && plainly.array().empty();
        }
        default:
            return false;
    }
}

Answer contains(const Value& left, const Value& right, Render& render) {
    const Value among = plain(left);
    if (right.is(Type::nil) || (right.is(Type::boolean) && !right.boolean()))
        return Value::of(false);
    switch (among.type()) {
        case Type::string: {
            render.spend_on_search(among.string().size());
            if (right.is(Type::string))
                return Value::of(find_text(among.string(), right.string()) !=
                                 std::string_view::npos);
            std::string text;
            if (!append_string(text, right, among.string().size()))
                return Value::of(false);
            return Value::of(find_text(among.string(), text) != std::string_view::npos);
        }
        case Type::array:
            return Value::of(std::ranges::any_of(
                among.array(), [&](const Value& item) { return equal_loosely(item, right); }));
        case Type::object:
            return Value::of(std::ranges::any_of(
                among.object(), [&](const Member& member) { return equal(member.key, right); }));
        case Type::range:
            return Value::of(is_number(right) &&
                             order_numbers(right, Value::of(among.range().first)) >= 0 &&
                             order_numbers(right, Value::of(among.range().last)) <= 0);
        default:
            break;
    }
    return Value::of(false);
}

Answer compares(const Value& left, const Value& right, Condition::Operator comparison,
                Render& render) {
    if (!has_order(left) || !has_order(right))
        return Value();
    const std::optional<int> ordered = order(left, right);
    if (!ordered) {
        if (is_number(left) && is_number(right))
            return Value::of(false);
        return render.fault(keep(render.arena(), incomparable(left, right)));
    }
    switch (comparison) {
        case Condition::Operator::less:
            return Value::of(*ordered < 0);
        case Condition::Operator::greater:
            return Value::of(*ordered > 0);
        case Condition::Operator::less_or_equal:
            return Value::of(*ordered <= 0);
        default:
            return Value::of(*ordered >= 0);
    }
}

std::string incomparable(const Value& a, const Value& b) {
    std::string other(class_of(b));
    if (b.is(Type::nil) || b.is(Type::boolean) || is_number(b)) {
        other.clear();
        append_inspected(other, b);
    }
    return fmt::format("comparison of {} with {} failed", class_of(a), other);
}

}  // namespace kiji::liquid
