// Numbers as filters reckon with them: Ruby's Integer, and BigDecimal for floats.
// Internal to lib/liquid.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.hpp"
#include "liquid/decimal.hpp"
#include "value/value.hpp"

namespace kiji::liquid {

/// A whole number of any size, a decimal number, or a float that is no number.
class Number {
  public:
    enum class Kind : std::uint8_t { small, big, decimal, special };

    explicit Number(std::int64_t value) : small_(value) {}
    /// A whole number; small where it fits.
    static Number whole(const Decimal& value);
    static Number decimal(Decimal value);
    /// Infinity or NaN.
    static Number special(double value);

    bool is_whole() const { return kind_ == Kind::small || kind_ == Kind::big; }
    bool is_special() const { return kind_ == Kind::special; }
    bool is_zero() const;
    /// The value as a decimal; not of special().
    Decimal exact() const;
    double real() const;

    /// Decimals become floats, whole numbers beyond 64 bits a string of digits, which filters take
    /// for a number again.
    Value value(Arena& arena) const;

    /// The numbers that fit 64 bits are reckoned without anything else.
    std::optional<std::int64_t> small() const {
        return kind_ == Kind::small ? std::optional(small_) : std::nullopt;
    }

  private:
    Kind kind_ = Kind::small;
    std::int64_t small_ = 0;
    Decimal decimal_;
    double special_ = 0;
};

/// Digits of a number that a template may reckon with: work grows with their square.
inline constexpr std::size_t most_digits = 1000;

/// Liquid's Utils.to_number: floats and strings like "1.5" are decimal, other strings what they
/// begin with ("12abc" is 12), all else is 0. Nothing where it has more than most_digits.
std::optional<Number> to_number(const Value& value);

/// As Ruby's operators; dividing a whole number by the whole number 0 gives nothing.
Number add(const Number& a, const Number& b);
Number subtract(const Number& a, const Number& b);
Number multiply(const Number& a, const Number& b);
std::optional<Number> divide(const Number& a, const Number& b);
/// Nothing where b is 0, whole or not.
std::optional<Number> modulo(const Number& a, const Number& b);
bool is_less(const Number& a, const Number& b);

/// Ruby's String#to_i: the digits that `text` begins with, with single underscores between them,
/// after white space and a sign; empty where there are none. With a "-" where it is negative.
std::string leading_digits(std::string_view text);

}  // namespace kiji::liquid
