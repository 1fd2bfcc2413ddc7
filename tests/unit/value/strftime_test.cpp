#include "value/strftime.hpp"

#include <random>

#include "support/catch.hpp"
#include "value/calendar.hpp"

namespace kiji {
namespace {

// Tuesday, 2024-03-05 07:08:09.123456789 UTC
const LocalTime morning{.seconds = 1709622489, .nanoseconds = 123'456'789};

std::string formatted(const LocalTime& time, std::string_view format) {
    const Result<std::string> text = strftime(time, format);
    return text ? *text : "error: " + text.error().message;
}

TEST_CASE("dates are written by Ruby's directives", "[value]") {
    const auto [format, expected] = GENERATE(table<std::string, std::string>({
        {"%b %d, %y", "Mar 05, 24"},
        {"%A %a %B %h", "Tuesday Tue March Mar"},
        {"%Y-%m-%dT%H:%M:%S%:z", "2024-03-05T07:08:09+00:00"},
        {"%e|%-d|%_m|%k|%l|%I|%j", " 5|5| 3| 7| 7|07|065"},
        {"%^a|%#B|%^10b|%p|%P|%#p", "TUE|MARCH|       MAR|AM|am|am"},
        {"%G-W%V-%u|%U|%W|%w|%C|%g", "2024-W10-2|09|10|2|20|24"},
        {"%L|%N|%3N|%6N|%12N", "123|123456789|123|123456|123456789000"},
        {"%s|%012s", "1709622489|001709622489"},
        {"%c", "Tue Mar  5 07:08:09 2024"},
        {"%D|%F|%R|%r|%T|%v|%x|%X",
         "03/05/24|2024-03-05|07:08|07:08:09 AM|07:08:09| 5-MAR-2024|03/05/24|07:08:09"},
        {"%012F|%-m/%-d|%05d", "002024-03-05|3/5|00005"},
        {"%Z %z %::z %:::z %-z", "UTC +0000 +00:00:00 +00 -0000"},
        {"%%|%n|%t|%5%", "%|\n|\t|    %"},
        {"%Ey|%Od|%EA", "24|05|%EA"},
        {"%Q %i %:Y %+ 100%, é", "%Q %i %:Y %+ 100%, é"},
    }));
    CHECK(formatted(morning, format) == expected);
}

TEST_CASE("a time prints in its zone", "[value]") {
    const LocalTime tokyo{.seconds = morning.seconds, .offset = 9 * 3600, .zone = "JST"};
    CHECK(formatted(tokyo, "%F %R %Z %z %s") == "2024-03-05 16:08 JST +0900 1709622489");
    const LocalTime unnamed{.seconds = morning.seconds, .offset = -20 * 60, .zone = ""};
    CHECK(formatted(unnamed, "%R[%Z]%z %:z %_z") == "06:48[]-0020 -00:20  -020");
}

TEST_CASE("years before Christ and beyond 9999 are written in full", "[value]") {
    LocalTime time{.seconds = days_of({.year = -5}) * 86'400};
    CHECK(formatted(time, "%Y %C %y %G") == "-0005 -1 95 -0006");
    time.seconds = days_of({.year = 12'345}) * 86'400;
    CHECK(formatted(time, "%F") == "12345-01-01");
}

TEST_CASE("a format that ends too early is told", "[value]") {
    CHECK(formatted(morning, "100%") == "error: invalid format: 100%");
    CHECK(formatted(morning, "%-") == "error: invalid format: %-");
    LocalTime date = morning;
    date.has_time = false;
    CHECK(formatted(date, "100%") == "100%");
    CHECK(formatted(date, "%Z") == "+00:00");
}

TEST_CASE("widths cannot make a date of any size", "[value]") {
    CHECK(formatted(morning, "%100000Y").starts_with("error: width of 100000"));
    CHECK(formatted(morning, "%99999999999999999999d") == "%99999999999999999999d");
    std::string format;
    for (int times = 0; times < 1000; ++times)
        format += "%65535Y";
    CHECK(formatted(morning, format).starts_with("error: a date of more than"));
}

TEST_CASE("every day goes to its date and back", "[value]") {
    std::mt19937_64 random(11);
    for (std::int64_t day = -800'000; day < 800'000; ++day) {
        if (days_of(date_of(day)) != day)
            FAIL(day);
    }
    for (int round = 0; round < 1000; ++round) {
        const auto day = static_cast<std::int64_t>(random() >> 24U) - (std::int64_t{1} << 39U);
        if (days_of(date_of(day)) != day)
            FAIL(day);
    }
    CHECK(date_of(0) == CivilDate{.year = 1970, .month = 1, .day = 1});
    CHECK(days_of({.year = 2023, .month = 2, .day = 31}) ==
          days_of({.year = 2023, .month = 3, .day = 3}));
}

}  // namespace
}  // namespace kiji
