#include "liquid/number.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "liquid/characters.hpp"
#include "value/calendar.hpp"
#include "value/float_text.hpp"

namespace kiji::liquid {
namespace {

std::size_t skip_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && ascii::is_digit(text[at]))
        ++at;
    return at;
}

/// -12.5, and nothing else.
bool is_decimal(std::string_view text) {
    const std::size_t begin = text.starts_with('-') ? 1 : 0;
    const std::size_t point = skip_digits(text, begin);
    return point > begin && point + 1 < text.size() && text[point] == '.' &&
           skip_digits(text, point + 1) == text.size();
}

std::optional<std::int64_t> as_small(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc())
        return std::nullopt;
    return value;
}

std::optional<Number> read_number(std::string_view text) {
    const std::string_view ink = stripped(text);
    if (is_decimal(ink)) {
        if (ink.size() > most_digits)
            return std::nullopt;
        return Number::decimal(Decimal::read(ink));
    }
    const std::string digits = leading_digits(text);
    if (digits.empty())
        return Number(0);
    if (const auto small = as_small(digits))
        return Number(*small);
    if (digits.size() > most_digits)
        return std::nullopt;
    return Number::whole(Decimal::read(digits));
}

Number real_number(double value) {
    if (!std::isfinite(value))
        return Number::special(value);
    std::string text;
    append_float(text, value);
    return Number::decimal(Decimal::read(text));
}

Number combined(const Number& a, const Number& b, Decimal exact) {
    return a.is_whole() && b.is_whole() ? Number::whole(exact) : Number::decimal(std::move(exact));
}

}  // namespace

Number Number::whole(const Decimal& value) {
    Number made(0);
    if (value.whole_digits() <= 19) {
        if (const auto small = as_small(value.whole_text()))
            return Number(*small);
    }
    made.kind_ = Kind::big;
    made.decimal_ = value;
    return made;
}

Number Number::decimal(Decimal value) {
    Number made(0);
    made.kind_ = Kind::decimal;
    made.decimal_ = std::move(value);
    return made;
}

Number Number::special(double value) {
    Number made(0);
    made.kind_ = Kind::special;
    made.special_ = value;
    return made;
}

bool Number::is_zero() const {
    return kind_ == Kind::small ? small_ == 0 : kind_ == Kind::decimal && decimal_.is_zero();
}

Decimal Number::exact() const {
    return kind_ == Kind::small ? Decimal(small_) : decimal_;
}

double Number::real() const {
    if (kind_ == Kind::special)
        return special_;
    return kind_ == Kind::small ? static_cast<double>(small_) : decimal_.real();
}

Value Number::value(Arena& arena) const {
    switch (kind_) {
        case Kind::small:
            return Value::of(small_);
        case Kind::big:
            return Value::of(keep(arena, decimal_.whole_text()));
        case Kind::decimal:
        case Kind::special:
            break;
    }
    return Value::of(real());
}

std::optional<Number> to_number(const Value& value) {
    switch (value.type()) {
        case Value::Type::integer:
            return Number(value.integer());
        case Value::Type::real:
            return real_number(value.real());
        case Value::Type::string:
            return read_number(value.string());
        default:
            return Number(0);
    }
}

Number add(const Number& a, const Number& b) {
    std::int64_t sum = 0;
    if (a.small() && b.small() && !__builtin_add_overflow(*a.small(), *b.small(), &sum))
        return Number(sum);
    if (a.is_special() || b.is_special())
        return Number::special(a.real() + b.real());
    return combined(a, b, a.exact() + b.exact());
}

Number subtract(const Number& a, const Number& b) {
    std::int64_t rest = 0;
    if (a.small() && b.small() && !__builtin_sub_overflow(*a.small(), *b.small(), &rest))
        return Number(rest);
    if (a.is_special() || b.is_special())
        return Number::special(a.real() - b.real());
    return combined(a, b, a.exact() - b.exact());
}

Number multiply(const Number& a, const Number& b) {
    std::int64_t product = 0;
    if (a.small() && b.small() && !__builtin_mul_overflow(*a.small(), *b.small(), &product))
        return Number(product);
    if (a.is_special() || b.is_special())
        return Number::special(a.real() * b.real());
    return combined(a, b, a.exact() * b.exact());
}

std::optional<Number> divide(const Number& a, const Number& b) {
    const bool whole = a.is_whole() && b.is_whole();
    if (whole && b.is_zero())
        return std::nullopt;
    if (a.small() && b.small() && *b.small() != -1)
        return Number(floor_divide(*a.small(), *b.small()));
    if (whole)
        return Number::whole(Decimal::floor_divide(a.exact(), b.exact()));
    if (a.is_special() || b.is_special() || b.is_zero()) {
        const double result = a.real() / b.real();
        // Something through infinity is a decimal again, nothing.
        return std::isfinite(result) ? Number::decimal(Decimal()) : Number::special(result);
    }
    return Number::decimal(a.exact() / b.exact());
}

std::optional<Number> modulo(const Number& a, const Number& b) {
    if (b.is_zero())
        return std::nullopt;
    if (a.small() && b.small() && *b.small() != -1)
        return Number(floor_modulo(*a.small(), *b.small()));
    if (b.is_special() && std::isinf(b.real()) && !a.is_special())
        return Number::decimal(a.exact());
    if (a.is_special() || b.is_special())
        return Number::special(std::numeric_limits<double>::quiet_NaN());
    return combined(a, b, Decimal::floor_modulo(a.exact(), b.exact()));
}

bool is_less(const Number& a, const Number& b) {
    if (a.small() && b.small())
        return *a.small() < *b.small();
    if (a.is_special() || b.is_special())
        return a.real() < b.real();
    return Decimal::compare(a.exact(), b.exact()) < 0;
}

std::string leading_digits(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && ascii::is_space(text[at]))
        ++at;
    std::string digits;
    if (at < text.size() && (text[at] == '-' || text[at] == '+'))
        digits.append(text[at++] == '-' ? 1 : 0, '-');
    const std::size_t sign = digits.size();
    for (; at < text.size(); ++at) {
        if (ascii::is_digit(text[at]))
            digits += text[at];
        else if (text[at] != '_' || digits.size() == sign || at + 1 == text.size() ||
                 !ascii::is_digit(text[at + 1]))
            break;
    }
    return digits.size() == sign ? std::string() : digits;
}

}  // namespace kiji::liquid
