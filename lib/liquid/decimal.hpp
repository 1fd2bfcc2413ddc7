// Exact decimal numbers of any size, for arithmetic as Ruby's Integer and BigDecimal do it.
// Internal to lib/liquid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiji::liquid {

/// ± magnitude × 10^exponent. Operations are exact, and O(digits) but for multiplying and dividing,
/// which are O(digits²): who takes numbers from a template bounds their digits.
class Decimal {
  public:
    Decimal() = default;
    explicit Decimal(std::int64_t value);
    /// Of "-12.5", "12", "1.5e-07": digits with at most one point and a power of ten.
    static Decimal read(std::string_view text);

    bool is_zero() const { return magnitude_.empty(); }
    /// Below zero, or the negative zero that BigDecimal knows.
    bool is_negative() const { return negative_; }
    /// Without a part behind the point.
    bool is_whole() const { return exponent_ >= 0; }

    Decimal negated() const;
    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b) { return a + b.negated(); }
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    /// To at least 40 digits, enough to round to a double. `b` is not zero.
    friend Decimal operator/(const Decimal& a, const Decimal& b);
    /// The greatest whole number that is not above a / b, and a less that many b. `b` is not zero.
    static Decimal floor_divide(const Decimal& a, const Decimal& b);
    static Decimal floor_modulo(const Decimal& a, const Decimal& b);
    /// Less than 0, 0, or more, as a is less than, equal to, or more than b.
    static int compare(const Decimal& a, const Decimal& b);

    enum class Towards { minus_infinity, plus_infinity, zero, nearest };
    /// To so many places behind the point, before it where they are negative; `nearest` goes away
    /// from zero where it is half way.
    Decimal rounded(std::int64_t places, Towards towards) const;

    double real() const;
    /// Of a whole number: "-120".
    std::string whole_text() const;
    /// Digits of a whole number.
    std::size_t whole_digits() const;

  private:
    /// In limbs of nine digits, the lowest first, the highest not zero.
    using Magnitude = std::vector<std::uint32_t>;
    static void trim(Magnitude& magnitude);
    static int compare(const Magnitude& a, const Magnitude& b);
    static Magnitude add(const Magnitude& a, const Magnitude& b);
    static Magnitude subtract(const Magnitude& a, const Magnitude& b);  // a is not less
    static Magnitude multiply(const Magnitude& a, const Magnitude& b);
    static Magnitude scaled(const Magnitude& magnitude, std::int64_t power);
    struct Quotient;
    static Quotient divide(const Magnitude& a, const Magnitude& b);
    static std::string text_of(const Magnitude& magnitude);
    static std::size_t digits_of(const Magnitude& magnitude);
    static std::int64_t align(const Decimal& a, const Decimal& b, Magnitude& x, Magnitude& y);
    /// Without zeros at the end behind the point.
    void normalize();

    bool negative_ = false;
    Magnitude magnitude_;
    std::int64_t exponent_ = 0;
};

}  // namespace kiji::liquid
