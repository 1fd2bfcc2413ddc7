// The parts of a time that a text names. Internal to lib/value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiji {

struct TimeParts {
    std::optional<std::int64_t> year;
    std::optional<int> month;
    std::optional<int> day;
    std::optional<int> day_of_year;
    std::optional<int> hour;
    std::optional<int> minute;
    std::optional<int> second;
    std::optional<std::int32_t> nanoseconds;
    std::optional<std::string> zone;
    bool before_christ = false;
    bool short_year = true;  // two digits stand for a year from 1969 to 2068

    bool empty() const {
        return !year && !month && !day && !day_of_year && !hour && !minute && !second &&
               !nanoseconds;
    }
};

/// What `text` (at most 128 bytes) names, as Ruby's Date._parse finds it: a time of the day first,
/// then the first form of a date that fits anywhere.
TimeParts find_time_parts(std::string_view text);

/// The same for "2024-03-05", or with a time and zone as in "2024-03-05 10:20:30.25 +0900", which is
/// what nearly all posts have; nothing where `text` is anything else. A search for all forms takes a
/// hundred times as long.
std::optional<TimeParts> read_plain_time(std::string_view text);

}  // namespace kiji
