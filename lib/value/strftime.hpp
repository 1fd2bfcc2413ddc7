// Dates as text by a format, as Ruby's strftime.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kiji {

/// A moment as the clocks of one zone show it.
struct LocalTime {
    std::int64_t seconds = 0;      // since 1970 UTC; up to ± 2^55
    std::int32_t nanoseconds = 0;  // 0 to 999'999'999
    std::int32_t offset = 0;       // of the zone, in seconds east of UTC
    std::string zone = "UTC";      // its name at that moment; empty where only the offset is known
    bool has_time = true;  // false: a date alone; %Z is "+00:00" then, as Ruby's Date has it
};

/// All of Ruby's directives, flags (- _ 0 ^ # :) and widths; what is no directive stands as it is.
/// An error, in Ruby's words, for a time where the format ends within a directive; and for widths
/// above 65'535, and more than 1 MiB in all. O(format, and the widths in it).
Result<std::string> strftime(const LocalTime& time, std::string_view format);

}  // namespace kiji
