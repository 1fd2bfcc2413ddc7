#include "value/parse_time.hpp"

#include <array>
#include <random>
#include <tuple>

#include "support/catch.hpp"

namespace kiji {
namespace {

// 2023-11-14 22:13:20 UTC
constexpr std::int64_t now = 1'700'000'000;

std::string read(std::string_view text, const Zone& zone = Zone()) {
    const std::optional<LocalTime> time = parse_time(text, zone, now);
    return time ? *strftime(*time, "%F %T %z %Z") : "nothing";
}

TEST_CASE("times are read in the ways that people write them", "[value]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"2024-03-05", "2024-03-05 00:00:00 +0000 UTC"},
        {"2024-03-05T07:08:09Z", "2024-03-05 07:08:09 +0000 UTC"},
        {"2024-03-05t07:08:09+09:00", "2024-03-05 07:08:09 +0900 "},
        {"2024-03-05 7:08 pm", "2024-03-05 19:08:00 +0000 UTC"},
        {"2024-03-05 12:08 a.m.", "2024-03-05 00:08:00 +0000 UTC"},
        {"Tue, 05 Mar 2024 07:08:09 -0500", "2024-03-05 07:08:09 -0500 "},
        {"march 14, 2016", "2016-03-14 00:00:00 +0000 UTC"},
        {"14th March 2016", "2016-03-14 00:00:00 +0000 UTC"},
        {"March 2016", "2016-03-01 00:00:00 +0000 UTC"},
        {"March 16", "2023-03-16 00:00:00 +0000 UTC"},
        {"5-mar-99", "1999-03-05 00:00:00 +0000 UTC"},
        {"5 mar 24", "2024-03-05 00:00:00 +0000 UTC"},
        {"2024/3/5", "2024-03-05 00:00:00 +0000 UTC"},
        {"5.3.2024", "2024-03-05 00:00:00 +0000 UTC"},
        {"R6.03.05", "2024-03-05 00:00:00 +0000 UTC"},
        {"h31.4.30", "2019-04-30 00:00:00 +0000 UTC"},
        {"20240305", "2024-03-05 00:00:00 +0000 UTC"},
        {"20240305T070809Z", "2024-03-05 07:08:09 +0000 UTC"},
        {"2024-065", "2024-03-05 00:00:00 +0000 UTC"},
        {"10:30", "2023-11-14 10:30:00 +0000 UTC"},
        {"10:30 EST", "2023-11-14 10:30:00 -0500 "},
        {"3rd", "2023-11-03 00:00:00 +0000 UTC"},
        {"2023-02-31", "2023-03-03 00:00:00 +0000 UTC"},
        {"15 march 44 bc", "-0043-03-15 00:00:00 +0000 UTC"},
        {"", "nothing"},
        {"foo", "nothing"},
        {"2024-13-01", "nothing"},
        {"3/14/2016", "nothing"},
        {"25:00", "nothing"},
        {"-1152098955", "nothing"},
    }));
    INFO(text);
    CHECK(read(text) == expected);
}

#ifndef KIJI_WITHOUT_ZONES
TEST_CASE("a time without a zone is one of the zone that is asked for", "[value]") {
    const Zone berlin = *Zone::find("Europe/Berlin");
    CHECK(read("2024-03-05 07:08", berlin) == "2024-03-05 07:08:00 +0100 CET");
    CHECK(read("2024-07-05 07:08", berlin) == "2024-07-05 07:08:00 +0200 CEST");
    CHECK(read("2054-07-05 07:08", berlin) == "2054-07-05 07:08:00 +0200 CEST");
    CHECK(read("2024-07-05 07:08 cest", berlin) == "2024-07-05 07:08:00 +0200 CEST");
    CHECK(read("2024-07-05 07:08 +0200", berlin) == "2024-07-05 07:08:00 +0200 CEST");
    CHECK(read("2024-07-05 07:08 +0900", berlin) == "2024-07-05 07:08:00 +0900 ");
    CHECK(read("2024-03-31 02:30", berlin) == "2024-03-31 03:30:00 +0200 CEST");
    CHECK(read("23:30", berlin) == "2023-11-14 23:30:00 +0100 CET");
}
#endif

TEST_CASE("a fraction of a second is kept", "[value]") {
    CHECK(parse_time("2024-03-05 07:08:09.5", Zone(), now)->nanoseconds == 500'000'000);
    CHECK(parse_time("2024-03-05 07:08:09.1234567891", Zone(), now)->nanoseconds == 123'456'789);
}

// A blank in front says nothing, but the short way does not know it.
TEST_CASE("the usual form is read as a search for all forms reads it", "[value]") {
    constexpr std::array<std::string_view, 9> forms = {"dddd-dd-dd",
                                                       "dddd-dd-dd dd:dd:dd",
                                                       "dddd-dd-ddTdd:dd:dd",
                                                       "dddd-dd-ddTdd:dd:ddZ",
                                                       "dddd-dd-dd dd:dd:dd +dddd",
                                                       "dddd-dd-ddTdd:dd:dd-dd:dd",
                                                       "dddd-dd-dd dd:dd:dd UTC",
                                                       "dddd-dd-dd dd:dd:dd.ddd",
                                                       "dddd-dd-dd dd:dd:dd.dd +dd:dd"};
    constexpr std::string_view others = "0123456789-+:. TZUd";
    std::mt19937 random(7);
    for (int round = 0; round < 4000; ++round) {
        std::string text(forms[random() % forms.size()]);
        for (char& c : text) {
            if (c == 'd')
                c = static_cast<char>('0' + random() % (random() % 4 == 0 ? 10 : 3));
        }
        if (round % 3 == 0)
            text[random() % text.size()] = others[random() % others.size()];
        INFO(text);
        const std::optional<LocalTime> time = parse_time(text, Zone(), now);
        const std::optional<LocalTime> searched = parse_time(" " + text, Zone(), now);
        REQUIRE(time.has_value() == searched.has_value());
        if (time)
            REQUIRE(std::tuple(time->seconds, time->nanoseconds, time->offset, time->zone) ==
                    std::tuple(searched->seconds, searched->nanoseconds, searched->offset,
                               searched->zone));
    }
}

TEST_CASE("no text is too odd to be looked at", "[value]") {
    constexpr std::string_view letters = "0123456789-+:/.,' tzamphjnovmarst[]é\xff";
    std::mt19937 random(3);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (auto size = random() % 30; size > 0; --size)
            text += letters[random() % letters.size()];
        const auto time = parse_time(text, Zone(), now);
        if (time && !strftime(*time, "%c"))
            FAIL(text);
    }
    CHECK(!parse_time(std::string(129, '1'), Zone(), now));
}

}  // namespace
}  // namespace kiji
