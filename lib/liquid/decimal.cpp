#include "liquid/decimal.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

namespace kiji::liquid {
namespace {

constexpr std::uint32_t base = 1'000'000'000;
constexpr std::int64_t limb_digits = 9;
constexpr std::array<std::uint32_t, 9> powers = {1,       10,        100,        1000,       10'000,
                                                 100'000, 1'000'000, 10'000'000, 100'000'000};

}  // namespace

struct Decimal::Quotient {
    Magnitude quotient;
    Magnitude rest;
};

void Decimal::trim(Magnitude& magnitude) {
    while (!magnitude.empty() && magnitude.back() == 0)
        magnitude.pop_back();
}

int Decimal::compare(const Magnitude& a, const Magnitude& b) {
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    const auto [x, y] = std::mismatch(a.rbegin(), a.rend(), b.rbegin());
    if (x == a.rend())
        return 0;
    return *x < *y ? -1 : 1;
}

Decimal::Magnitude Decimal::add(const Magnitude& a, const Magnitude& b) {
    Magnitude sum;
    sum.reserve(std::max(a.size(), b.size()) + 1);
    std::uint32_t carry = 0;
    for (std::size_t at = 0; at < std::max(a.size(), b.size()); ++at) {
        const std::uint32_t limb =
            carry + (at < a.size() ? a[at] : 0) + (at < b.size() ? b[at] : 0);
        sum.push_back(limb % base);
        carry = limb / base;
    }
    if (carry != 0)
        sum.push_back(carry);
    return sum;
}

Decimal::Magnitude Decimal::subtract(const Magnitude& a, const Magnitude& b) {
    Magnitude rest = a;
    std::uint32_t borrow = 0;
    for (std::size_t at = 0; at < rest.size(); ++at) {
        const std::uint32_t less = borrow + (at < b.size() ? b[at] : 0);
        borrow = rest[at] < less ? 1 : 0;
        rest[at] += borrow * base;
        rest[at] -= less;
    }
    trim(rest);
    return rest;
}

Decimal::Magnitude Decimal::multiply(const Magnitude& a, const Magnitude& b) {
    Magnitude product(a.size() + b.size());
    for (std::size_t x = 0; x < a.size(); ++x) {
        std::uint64_t carry = 0;
        for (std::size_t y = 0; y < b.size(); ++y) {
            const std::uint64_t limb = std::uint64_t{a[x]} * b[y] + product[x + y] + carry;
            product[x + y] = static_cast<std::uint32_t>(limb % base);
            carry = limb / base;
        }
        product[x + b.size()] = static_cast<std::uint32_t>(carry);
    }
    trim(product);
    return product;
}

Decimal::Magnitude Decimal::scaled(const Magnitude& magnitude, std::int64_t power) {
    assert(power >= 0);
    if (magnitude.empty() || power == 0)
        return magnitude;
    const Magnitude factor{powers[static_cast<std::size_t>(power % limb_digits)]};
    Magnitude result = multiply(magnitude, factor);
    result.insert(result.begin(), static_cast<std::size_t>(power / limb_digits), 0);
    return result;
}

// Schoolbook division (Knuth, algorithm D) with a divisor whose highest limb is at least half the
// base, so that a guess is at most two too high.
Decimal::Quotient Decimal::divide(const Magnitude& a, const Magnitude& b) {
    assert(!b.empty());
    if (compare(a, b) < 0)
        return {.quotient = {}, .rest = a};
    const std::uint32_t factor = base / (b.back() + 1);
    Magnitude rest = multiply(a, {factor});
    const Magnitude divisor = multiply(b, {factor});
    rest.resize(std::max(rest.size(), a.size()) + 1);
    const std::size_t size = divisor.size();
    Magnitude quotient(rest.size() - size);
    for (std::size_t at = quotient.size(); at-- > 0;) {
        const std::uint64_t high = std::uint64_t{rest[at + size]} * base + rest[at + size - 1];
        std::uint64_t guess = std::min<std::uint64_t>(high / divisor.back(), base - 1);
        std::uint64_t carried = 0;
        std::int64_t borrow = 0;
        for (std::size_t limb = 0; limb < size; ++limb) {
            const std::uint64_t product = guess * divisor[limb] + carried;
            carried = product / base;
            const std::int64_t value =
                std::int64_t{rest[at + limb]} - borrow - static_cast<std::int64_t>(product % base);
            borrow = value < 0 ? 1 : 0;
            rest[at + limb] = static_cast<std::uint32_t>(value < 0 ? value + base : value);
        }
        std::int64_t top =
            std::int64_t{rest[at + size]} - borrow - static_cast<std::int64_t>(carried);
        for (; top < 0; --guess) {
            std::uint32_t carry = 0;
            for (std::size_t limb = 0; limb < size; ++limb) {
                const std::uint32_t sum = rest[at + limb] + divisor[limb] + carry;
                rest[at + limb] = sum % base;
                carry = sum / base;
            }
            top += carry;
        }
        rest[at + size] = static_cast<std::uint32_t>(top);
        quotient[at] = static_cast<std::uint32_t>(guess);
    }
    trim(quotient);
    // Back from what was multiplied by the factor.
    std::uint64_t carry = 0;
    for (std::size_t at = rest.size(); at-- > 0;) {
        const std::uint64_t limb = carry * base + rest[at];
        rest[at] = static_cast<std::uint32_t>(limb / factor);
        carry = limb % factor;
    }
    trim(rest);
    return {.quotient = std::move(quotient), .rest = std::move(rest)};
}

std::string Decimal::text_of(const Magnitude& magnitude) {
    if (magnitude.empty())
        return "0";
    std::string text = std::to_string(magnitude.back());
    for (std::size_t at = magnitude.size() - 1; at-- > 0;)
        text += fmt::format("{:09}", magnitude[at]);
    return text;
}

std::size_t Decimal::digits_of(const Magnitude& magnitude) {
    if (magnitude.empty())
        return 0;
    return std::to_string(magnitude.back()).size() +
           (magnitude.size() - 1) * static_cast<std::size_t>(limb_digits);
}

Decimal::Decimal(std::int64_t value) : negative_(value < 0) {
    std::uint64_t rest = static_cast<std::uint64_t>(value);
    if (negative_)
        rest = 0 - rest;
    for (; rest != 0; rest /= base)
        magnitude_.push_back(static_cast<std::uint32_t>(rest % base));
}

Decimal Decimal::read(std::string_view text) {
    Decimal result;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        result.negative_ = text[0] == '-';
        text.remove_prefix(1);
    }
    if (const std::size_t mark = text.find('e'); mark != std::string_view::npos) {
        const std::size_t digits = mark + (text[mark + 1] == '+' ? 2 : 1);
        std::from_chars(text.data() + digits, text.data() + text.size(), result.exponent_);
        text = text.substr(0, mark);
    }
    std::string digits(text);
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
        digits.erase(point, 1);
        result.exponent_ -= static_cast<std::int64_t>(digits.size() - point);
    }
    for (std::size_t end = digits.size(); end > 0;) {
        const std::size_t begin = end > 9 ? end - 9 : 0;
        std::uint32_t limb = 0;
        std::from_chars(digits.data() + begin, digits.data() + end, limb);
        result.magnitude_.push_back(limb);
        end = begin;
    }
    trim(result.magnitude_);
    result.normalize();
    return result;
}

void Decimal::normalize() {
    if (magnitude_.empty())
        exponent_ = 0;
    while (exponent_ < 0) {
        Quotient tenth = divide(magnitude_, {10});
        if (!tenth.rest.empty())
            return;
        magnitude_ = std::move(tenth.quotient);
        ++exponent_;
    }
}

Decimal Decimal::negated() const {
    Decimal result = *this;
    result.negative_ = !negative_;
    return result;
}

std::int64_t Decimal::align(const Decimal& a, const Decimal& b, Magnitude& x, Magnitude& y) {
    const std::int64_t exponent = std::min(a.exponent_, b.exponent_);
    x = scaled(a.magnitude_, a.exponent_ - exponent);
    y = scaled(b.magnitude_, b.exponent_ - exponent);
    return exponent;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    Decimal::Magnitude x;
    Decimal::Magnitude y;
    Decimal sum;
    sum.exponent_ = Decimal::align(a, b, x, y);
    if (a.negative_ == b.negative_) {
        sum.magnitude_ = Decimal::add(x, y);
        sum.negative_ = a.negative_;
    } else {
        const int order = Decimal::compare(x, y);
        sum.magnitude_ = order < 0 ? Decimal::subtract(y, x) : Decimal::subtract(x, y);
        sum.negative_ = order != 0 && (order < 0 ? b.negative_ : a.negative_);
    }
    sum.normalize();
    return sum;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
    Decimal product;
    product.magnitude_ = Decimal::multiply(a.magnitude_, b.magnitude_);
    product.exponent_ = a.exponent_ + b.exponent_;
    product.negative_ = a.negative_ != b.negative_;
    product.normalize();
    return product;
}

Decimal operator/(const Decimal& a, const Decimal& b) {
    constexpr std::int64_t precision = 40;
    const auto a_digits = static_cast<std::int64_t>(Decimal::digits_of(a.magnitude_));
    const auto b_digits = static_cast<std::int64_t>(Decimal::digits_of(b.magnitude_));
    const std::int64_t power = std::max<std::int64_t>(precision + b_digits - a_digits, 0);
    Decimal result;
    result.magnitude_ =
        Decimal::divide(Decimal::scaled(a.magnitude_, power), b.magnitude_).quotient;
    result.exponent_ = a.exponent_ - b.exponent_ - power;
    result.negative_ = a.negative_ != b.negative_;
    result.normalize();
    return result;
}

Decimal Decimal::floor_divide(const Decimal& a, const Decimal& b) {
    Magnitude x;
    Magnitude y;
    align(a, b, x, y);
    Quotient parts = divide(x, y);
    Decimal result;
    result.negative_ = a.negative_ != b.negative_ && !a.is_zero();
    result.magnitude_ = std::move(parts.quotient);
    if (result.negative_ && !parts.rest.empty())
        result.magnitude_ = add(result.magnitude_, {1});
    return result;
}

Decimal Decimal::floor_modulo(const Decimal& a, const Decimal& b) {
    Magnitude x;
    Magnitude y;
    Decimal result;
    result.exponent_ = align(a, b, x, y);
    Quotient parts = divide(x, y);
    if (parts.rest.empty())
        return Decimal();
    result.magnitude_ =
        a.negative_ != b.negative_ ? subtract(y, parts.rest) : std::move(parts.rest);
    result.negative_ = b.negative_;
    result.normalize();
    return result;
}

int Decimal::compare(const Decimal& a, const Decimal& b) {
    const Decimal difference = a - b;
    if (difference.is_zero())
        return 0;
    return difference.negative_ ? -1 : 1;
}

Decimal Decimal::rounded(std::int64_t places, Towards towards) const {
    if (-exponent_ <= places)
        return *this;
    // 10^drop is one step of the result.
    const std::int64_t drop = -exponent_ - places;
    Decimal result;
    result.exponent_ = -places;
    result.negative_ = negative_;
    if (drop > static_cast<std::int64_t>(digits_of(magnitude_)) + 1) {
        if (!is_zero() && towards == (negative_ ? Towards::minus_infinity : Towards::plus_infinity))
            result.magnitude_ = {1};
    } else {
        const Magnitude step = scaled({1}, drop);
        Quotient parts = divide(magnitude_, step);
        const bool up =
            towards == Towards::nearest
                ? compare(add(parts.rest, parts.rest), step) >= 0
                : !parts.rest.empty() &&
                      towards == (negative_ ? Towards::minus_infinity : Towards::plus_infinity);
        result.magnitude_ = up ? add(parts.quotient, {1}) : std::move(parts.quotient);
    }
    if (result.exponent_ > 0) {
        result.magnitude_ =
            scaled(result.magnitude_, result.magnitude_.empty() ? 0 : result.exponent_);
        result.exponent_ = 0;
    }
    result.normalize();
    return result;
}

double Decimal::real() const {
    const std::string text =
        fmt::format("{}{}e{}", negative_ ? "-" : "", text_of(magnitude_), exponent_);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) {
        const bool is_small = static_cast<std::int64_t>(digits_of(magnitude_)) + exponent_ < 0;
        value = is_small ? 0.0 : std::numeric_limits<double>::infinity();
        return negative_ ? -value : value;
    }
    return value;
}

std::string Decimal::whole_text() const {
    assert(is_whole());
    return (negative_ && !is_zero() ? "-" : "") +
           text_of(exponent_ == 0 ? magnitude_ : scaled(magnitude_, exponent_));
}

std::size_t Decimal::whole_digits() const {
    return digits_of(magnitude_) + static_cast<std::size_t>(std::max<std::int64_t>(exponent_, 0));
}

}  // namespace kiji::liquid
