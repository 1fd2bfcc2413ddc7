#include "lint/rules/front_matter/dates.hpp"

#include <string>

#include "support/catch.hpp"

using kiji::lint::why_unreadable;

TEST_CASE("dates that Ruby's Time.parse reads are dates", "[lint]") {
    for (const char* text : {
             "2025-11-07",
             "2025-11-7",
             "2025-11-07 16:39",
             "2025-11-07 16:39:06 +0000",
             "2025-11-07 16:39:06.25 +09:00",
             "2025-11-07T16:39:06Z",
             "2025-11-07 24:00:00",
             "2025-11-07 4pm",
             "2025-11-07 10:00 JST",
             "2025-11-07 10:00 Asia/Tokyo",
             "2025/11/07",
             "2025.11.07",
             "7.11.2025",
             "07-11-2025",
             "13/07/2025",
             "25-11-07",
             "20251107",
             "20251107T163906",
             "20251107163906",
             "Nov 7, 2025",
             "7 Nov 2025",
             "2025 Nov 7",
             "07-Nov-2025",
             "November 7th, 2025",
             "Nov 2025",
             "Thu, 07 Nov 2025 16:39:06 +0900",
             "Sat Aug 28 02:55:00 2000",
             "2025-11-07,",
             "2024-02-29",
             "2000-02-29",
         }) {
        INFO(text);
        CHECK(why_unreadable(text).empty());
    }
}

TEST_CASE("what is no date, or in no calendar, says why", "[lint]") {
    CHECK(why_unreadable("2024-13-45") == "there is no month 13");
    CHECK(why_unreadable("2024-00-10") == "there is no month 0");
    CHECK(why_unreadable("2024-01-00") == "January 2024 has no day 0");
    CHECK(why_unreadable("2024-02-30") == "February 2024 has no day 30");
    CHECK(why_unreadable("2023-02-29") == "February 2023 has no day 29");
    CHECK(why_unreadable("1900-02-29") == "February 1900 has no day 29");
    CHECK(why_unreadable("Feb 30 2024") == "February 2024 has no day 30");
    CHECK(why_unreadable("11/25/2024") == "there is no month 25");
    CHECK(why_unreadable("20241345") == "there is no month 13");
    CHECK(why_unreadable("2024-05-02 25:00:00") == "there is no hour 25");
    CHECK(why_unreadable("2024-05-02 10:61") == "there is no minute 61");
    CHECK(why_unreadable("2024-05-02 10:00:61") == "there is no second 61");
    for (const char* text :
         {"", "tomorrow", "Friday", "2024", "2024-05", "2024年5月2日", "soon", "YYYY-MM-DD",
          "not a date", "10:30", "1730000000", "ma", "2024-05/02"}) {
        INFO(text);
        CHECK(why_unreadable(text) == "Jekyll finds no day in it");
    }
}
