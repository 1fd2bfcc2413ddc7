#include "value/parse_time.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "value/calendar.hpp"
#include "value/time_parts.hpp"

namespace kiji {
namespace {

constexpr std::size_t longest_text = 128;
constexpr std::int64_t farthest_year = 1'000'000'000;

struct ZoneName {
    std::string_view name;
    int hours;
};
// The military letters: J is the local zone.
constexpr std::array<ZoneName, 35> zone_names = {{
    {"UTC", 0},  {"Z", 0},    {"UT", 0},   {"GMT", 0},  {"EST", -5}, {"EDT", -4}, {"CST", -6},
    {"CDT", -5}, {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}, {"A", 1},    {"B", 2},
    {"C", 3},    {"D", 4},    {"E", 5},    {"F", 6},    {"G", 7},    {"H", 8},    {"I", 9},
    {"K", 10},   {"L", 11},   {"M", 12},   {"N", -1},   {"O", -2},   {"P", -3},   {"Q", -4},
    {"R", -5},   {"S", -6},   {"T", -7},   {"U", -8},   {"V", -9},   {"W", -10},  {"X", -11},
}};

std::string upper(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), ascii::upper);
    return result;
}

int two_digits(std::string_view text, std::size_t at) {
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// "+09", "+0900", "+09:00", "+09:00:30", in seconds.
std::optional<std::int32_t> numeric_offset(std::string_view zone) {
    std::string digits;
    if (zone.empty() || (zone[0] != '+' && zone[0] != '-'))
        return std::nullopt;
    const bool has_colons = zone.size() > 3 && zone[3] == ':';
    for (std::size_t at = 1; at < zone.size(); ++at) {
        if (has_colons && at % 3 == 0) {
            if (zone[at] != ':')
                return std::nullopt;
        } else if (ascii::is_digit(zone[at])) {
            digits += zone[at];
        } else {
            return std::nullopt;
        }
    }
    if (digits.size() != 2 && digits.size() != 4 && digits.size() != 6)
        return std::nullopt;
    std::int32_t seconds = two_digits(digits, 0) * 3600;
    if (digits.size() > 2)
        seconds += two_digits(digits, 2) * 60;
    if (digits.size() > 4)
        seconds += two_digits(digits, 4);
    return zone[0] == '-' ? -seconds : seconds;
}

/// The offset that `written` means, where Ruby knows it: by number, by its table, or because it is
/// what the zone's clocks are called in that year.
std::optional<std::int32_t> offset_of(std::string_view written, const Zone& zone,
                                      std::int64_t year) {
    const std::string name = upper(written);
    if (const auto offset = numeric_offset(name))
        return offset;
    const auto* const row = std::ranges::find(zone_names, name, &ZoneName::name);
    if (row != zone_names.end())
        return row->hours * 3600;
    if (name == "Y")
        return -12 * 3600;
    for (const int month : {1, 7}) {
        const ZoneOffset there = zone.at_local(days_of({.year = year, .month = month}) * 86'400);
        if (upper(there.name) == name)
            return there.seconds;
    }
    return std::nullopt;
}

bool means_utc(std::string_view zone) {
    const std::string name = upper(zone);
    return name == "UTC" || name == "Z" || name == "UT" || name == "-00:00" || name == "-0000" ||
           name == "-00";
}

/// Fills in from the time that clocks show now what stands above the first part that is written.
void complete(TimeParts& parts, std::int64_t now) {
    if (parts.year)
        return;
    const CivilDate today = date_of(floor_divide(now, 86'400));
    const int second = static_cast<int>(floor_modulo(now, 86'400));
    parts.year = today.year;
    const std::array<std::pair<std::optional<int>*, int>, 5> rest = {{
        {&parts.month, today.month},
        {&parts.day, today.day},
        {&parts.hour, second / 3600},
        {&parts.minute, second / 60 % 60},
        {&parts.second, second % 60},
    }};
    for (const auto& [part, value] : rest) {
        if (*part)
            return;
        *part = value;
    }
}

bool are_in_range(const TimeParts& parts) {
    const int hour = parts.hour.value_or(0);
    const int minute = parts.minute.value_or(0);
    const int second = parts.second.value_or(0);
    const int month = parts.month.value_or(1);
    const int day = parts.day.value_or(1);
    const std::int64_t year = parts.year.value_or(0);
    return year >= -farthest_year && year <= farthest_year && month >= 1 && month <= 12 &&
           day >= 1 && day <= 31 && minute <= 59 && second <= 60 &&
           (hour <= 23 || (hour == 24 && minute == 0 && second == 0));
}

/// Turns a day of the year into month and day; false where the year has no such day.
bool settle_day_of_year(TimeParts& parts) {
    const std::int64_t year = *parts.year;
    if (year < -farthest_year || year > farthest_year || *parts.day_of_year < 1)
        return false;
    const CivilDate date = date_of(days_of({.year = year}) + *parts.day_of_year - 1);
    parts.month = date.month;
    parts.day = date.day;
    return date.year == year;
}

}  // namespace

std::optional<LocalTime> parse_time(std::string_view text, const Zone& zone, std::int64_t now) {
    if (text.size() > longest_text)
        return std::nullopt;
    std::optional<TimeParts> plain = read_plain_time(text);
    TimeParts parts = plain ? *std::move(plain) : find_time_parts(text);
    if (parts.empty())
        return std::nullopt;
    const CivilDate utc_today = date_of(floor_divide(now, 86'400));
    std::optional<std::int32_t> offset;
    if (parts.zone)
        offset = offset_of(*parts.zone, zone, parts.year.value_or(utc_today.year));
    const std::int64_t local_now = now + (offset ? *offset : zone.at(now).seconds);
    if (parts.day_of_year) {
        parts.year = parts.year.value_or(date_of(floor_divide(local_now, 86'400)).year);
        if (!settle_day_of_year(parts))
            return std::nullopt;
    }
    complete(parts, local_now);
    if (!are_in_range(parts))
        return std::nullopt;

    const std::int64_t local =
        days_of(
            {.year = *parts.year, .month = parts.month.value_or(1), .day = parts.day.value_or(1)}) *
            86'400 +
        parts.hour.value_or(0) * 3600 + parts.minute.value_or(0) * 60 + parts.second.value_or(0);
    LocalTime time;
    time.nanoseconds = parts.nanoseconds.value_or(0);
    if (offset && means_utc(*parts.zone)) {
        time.seconds = local;
        return time;
    }
    if (!offset) {
        const ZoneOffset there = zone.at_local(local);
        time.seconds = local - there.seconds;
        // In a gap the clocks show another time than the one that was written.
        const ZoneOffset then = zone.at(time.seconds);
        time.offset = then.seconds;
        time.zone = then.name;
        return time;
    }
    time.seconds = local - *offset;
    const ZoneOffset then = zone.at(time.seconds);
    time.offset = *offset;
    time.zone = then.seconds == *offset ? then.name : "";
    return time;
}

}  // namespace kiji
