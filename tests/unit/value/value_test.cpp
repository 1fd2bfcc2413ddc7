#include "value/value.hpp"

#include <array>
#include <limits>

#include "support/catch.hpp"

namespace kiji {
namespace {

TEST_CASE("a value gives back what it was made of", "[value]") {
    CHECK(Value().is(Value::Type::nil));
    CHECK(Value::of(true).boolean());
    CHECK(Value::of(7).integer() == 7);
    CHECK(Value::of(std::numeric_limits<std::int64_t>::min()).integer() ==
          std::numeric_limits<std::int64_t>::min());
    CHECK(Value::of(0.5).real() == 0.5);
    CHECK(Value::of(std::string_view("日本")).string() == "日本");
    const DateTime time{
        .microseconds = 1, .offset_minutes = -90, .has_time = true, .has_offset = true};
    CHECK(Value::of(time).date() == time);
    const DateTime day{.microseconds = 0};
    CHECK(Value::of(day).date() == day);
}

TEST_CASE("of two equal keys the last one counts", "[value]") {
    Arena arena;
    const std::array members{
        Member{Value::of(std::string_view("a")), Value::of(1)},
        Member{Value::of(std::string_view("b")), Value::of(2)},
        Member{Value::of(std::string_view("a")), Value::of(3)},
    };
    const Value object = make_object(arena, members);
    REQUIRE(object.find("a") != nullptr);
    CHECK(object.find("a")->integer() == 3);
    CHECK(object.find("c") == nullptr);
    CHECK(Value::of(1).find("a") == nullptr);
}

TEST_CASE("values are equal only within their type", "[value]") {
    Arena arena;
    const std::array one{Value::of(1), Value()};
    const std::array real{Value::of(1.0), Value()};
    CHECK(equal(make_array(arena, one), make_array(arena, one)));
    CHECK_FALSE(equal(make_array(arena, one), make_array(arena, real)));
    CHECK_FALSE(equal(Value::of(0), Value::of(false)));
    const Value nan = Value::of(std::numeric_limits<double>::quiet_NaN());
    CHECK(equal(nan, nan));
    const std::array a{Member{Value::of(1), Value::of(2)}};
    const std::array b{Member{Value::of(1), Value::of(3)}};
    CHECK(equal(make_object(arena, a), make_object(arena, a)));
    CHECK_FALSE(equal(make_object(arena, a), make_object(arena, b)));
}

TEST_CASE("values are named in words for messages", "[value]") {
    Arena arena;
    const std::array item{Value::of(1)};
    CHECK(describe(Value()) == "nothing");
    CHECK(describe(Value::of(true)) == "true");
    CHECK(describe(Value::of(2024)) == "the number 2024");
    CHECK(describe(Value::of(0.5)) == "the number 0.5");
    CHECK(describe(Value::of(std::string_view("a\nb"))) == "the text \"a\\nb\"");
    CHECK(describe(Value::of(std::string_view("あいうえおあいうえおあいうえおあいうえお"
                                              "あいうえおあいうえおあいうえおあいうえおか"))) ==
          "the text \"あいうえおあいうえおあいうえおあいうえお"
          "あいうえおあいうえおあいうえおあいうえお…\"");
    CHECK(describe(make_array(arena, item)) == "a list");
    CHECK(describe(Value::of(std::span<const Member>())) == "an empty mapping");
}

TEST_CASE("dates print as they were written", "[value]") {
    const auto print_at = [](std::int64_t microseconds, std::int16_t offset) {
        return print({.microseconds = microseconds,
                      .offset_minutes = offset,
                      .has_time = true,
                      .has_offset = true});
    };
    CHECK(print_at(0, 0) == "1970-01-01 00:00:00 +0000");
    CHECK(print_at(0, 540) == "1970-01-01 09:00:00 +0900");
    CHECK(print_at(-1, -30) == "1969-12-31 23:29:59.999999 -0030");
    CHECK(print_at(1'500'000, 0) == "1970-01-01 00:00:01.5 +0000");
    CHECK(print({.microseconds = 86'400'000'000, .has_time = true}) == "1970-01-02 00:00:00");
    CHECK(print({.microseconds = -86'400'000'000}) == "1969-12-31");
}

}  // namespace
}  // namespace kiji
