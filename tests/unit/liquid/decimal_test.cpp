#include "liquid/decimal.hpp"

#include <cmath>
#include <random>

#include "support/catch.hpp"

namespace kiji::liquid {
namespace {

using Towards = Decimal::Towards;

std::string whole(const Decimal& value) {
    return value.whole_text();
}

TEST_CASE("decimals are read and written", "[liquid]") {
    CHECK(whole(Decimal::read("-120")) == "-120");
    CHECK(whole(Decimal::read("1.5e+20")) == "150000000000000000000");
    CHECK(Decimal::read("1.0e-07").real() == 1e-7);
    CHECK(Decimal::read("00012.500").real() == 12.5);
    CHECK(Decimal::read("-0.0").is_negative());
    CHECK(std::signbit(Decimal::read("-0.0").real()));
    CHECK(Decimal::read("12.000").is_whole());
    CHECK(!Decimal::read("12.001").is_whole());
    CHECK(Decimal::read("1e400").real() == std::numeric_limits<double>::infinity());
    CHECK(Decimal::read("1e-400").real() == 0);
    CHECK(whole(Decimal(std::numeric_limits<std::int64_t>::min())) == "-9223372036854775808");
}

TEST_CASE("decimals are reckoned exactly", "[liquid]") {
    CHECK((Decimal::read("10.1") + Decimal::read("2.2")).real() == 12.3);
    CHECK((Decimal::read("10.1") - Decimal::read("2.2")).real() == 7.9);
    CHECK((Decimal::read("5") * Decimal::read("2.1")).real() == 10.5);
    CHECK((Decimal::read("20") / Decimal::read("7.0")).real() == 20 / 7.0);
    CHECK((Decimal::read("2") / Decimal::read("3")).real() == 2 / 3.0);
    CHECK(Decimal::floor_modulo(Decimal::read("10.1"), Decimal::read("7.0")).real() == 3.1);
    CHECK(Decimal::floor_modulo(Decimal::read("-7.5"), Decimal::read("2")).real() == 0.5);
    CHECK(Decimal::floor_modulo(Decimal::read("7.5"), Decimal::read("-2")).real() == -0.5);
    CHECK(whole(Decimal::floor_divide(Decimal::read("-7"), Decimal::read("2"))) == "-4");
    CHECK((Decimal::read("1") - Decimal::read("1.0")).is_zero());
}

TEST_CASE("rounding goes where it is told", "[liquid]") {
    CHECK(whole(Decimal::read("2.5").rounded(0, Towards::nearest)) == "3");
    CHECK(whole(Decimal::read("-2.5").rounded(0, Towards::nearest)) == "-3");
    CHECK(whole(Decimal::read("2.4999").rounded(0, Towards::nearest)) == "2");
    CHECK(Decimal::read("5.666").rounded(2, Towards::nearest).real() == 5.67);
    CHECK(whole(Decimal::read("15").rounded(-1, Towards::nearest)) == "20");
    CHECK(whole(Decimal::read("5.666").rounded(-2, Towards::nearest)) == "0");
    CHECK(whole(Decimal::read("5.1").rounded(0, Towards::plus_infinity)) == "6");
    CHECK(whole(Decimal::read("-5.1").rounded(0, Towards::plus_infinity)) == "-5");
    CHECK(whole(Decimal::read("-5.1").rounded(0, Towards::minus_infinity)) == "-6");
    CHECK(whole(Decimal::read("1e-300").rounded(0, Towards::plus_infinity)) == "1");
    CHECK(whole(Decimal::read("-0.4").rounded(0, Towards::nearest)) == "0");
    CHECK(Decimal::read("1.5").rounded(2'000'000'000, Towards::nearest).real() == 1.5);
}

// What the compiler has beyond the standard.
__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

std::string text_of(Wide value) {
    if (value == 0)
        return "0";
    std::string text;
    const bool is_negative = value < 0;
    for (UnsignedWide rest = is_negative ? -static_cast<UnsignedWide>(value)
                                         : static_cast<UnsignedWide>(value);
         rest > 0; rest /= 10)
        text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
    return is_negative ? "-" + text : text;
}

TEST_CASE("whole numbers agree with arithmetic on 128 bits", "[liquid]") {
    std::mt19937_64 random(5);
    const auto any = [&] { return static_cast<std::int64_t>(random()) >> (random() % 64); };
    for (int round = 0; round < 20'000; ++round) {
        const std::int64_t a = any();
        const std::int64_t b = any();
        const Wide wide = a;
        bool right = whole(Decimal(a) + Decimal(b)) == text_of(wide + b) &&
                     whole(Decimal(a) - Decimal(b)) == text_of(wide - b) &&
                     whole(Decimal(a) * Decimal(b)) == text_of(wide * b) &&
                     Decimal::compare(Decimal(a), Decimal(b)) == (a < b   ? -1
                                                                  : a > b ? 1
                                                                          : 0);
        if (b != 0) {
            const Wide rest = (wide % b + b) % b;
            right =
                right && whole(Decimal::floor_modulo(Decimal(a), Decimal(b))) == text_of(rest) &&
                whole(Decimal::floor_divide(Decimal(a), Decimal(b))) == text_of((wide - rest) / b);
        }
        if (!right)
            FAIL(a << " and " << b);
    }
}

TEST_CASE("a long division comes back to where it began", "[liquid]") {
    std::mt19937_64 random(9);
    const auto digits = [&](std::size_t size) {
        std::string text;
        while (text.size() < size)
            text += random() % 4 == 0 ? "999999999" : std::to_string(random() % 1'000'000'000);
        return text;
    };
    for (int round = 0; round < 2000; ++round) {
        const Decimal a = Decimal::read(digits(random() % 200 + 1));
        const Decimal b = Decimal::read("1" + digits(random() % 100));
        const Decimal quotient = Decimal::floor_divide(a, b);
        const Decimal rest = Decimal::floor_modulo(a, b);
        if (Decimal::compare(quotient * b + rest, a) != 0 || Decimal::compare(rest, b) >= 0)
            FAIL(whole(a) << " / " << whole(b));
    }
}

}  // namespace
}  // namespace kiji::liquid
