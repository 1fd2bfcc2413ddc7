// Days and dates in the Gregorian calendar, for any year that fits 64 bits of seconds.
#pragma once

#include <cstdint>

namespace kiji {

struct CivilDate {
    std::int64_t year = 1970;
    int month = 1;  // 1 to 12
    int day = 1;    // 1 to 31
    friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

/// Days since 1970-01-01; a day past the end of its month counts on into the next one.
/// Source: Howard Hinnant, "chrono-compatible low-level date algorithms".
constexpr std::int64_t days_of(CivilDate date) {
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t shifted = date.month > 2 ? date.month - 3 : date.month + 9;  // from March
    const std::int64_t day_of_year = (153 * shifted + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

/// The date so many days after 1970-01-01.
constexpr CivilDate date_of(std::int64_t days) {
    const std::int64_t shifted = days + 719'468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const std::int64_t day_of_era = shifted - era * 146'097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month = (5 * day_of_year + 2) / 153;  // from March
    return {.year = year_of_era + era * 400 + (month < 10 ? 0 : 1),
            .month = static_cast<int>(month < 10 ? month + 3 : month - 9),
            .day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1)};
}

/// Division that rounds towards minus infinity, and what it leaves.
constexpr std::int64_t floor_divide(std::int64_t number, std::int64_t by) {
    return number / by - (number % by != 0 && (number % by < 0) != (by < 0) ? 1 : 0);
}
constexpr std::int64_t floor_modulo(std::int64_t number, std::int64_t by) {
    return number - floor_divide(number, by) * by;
}

}  // namespace kiji
