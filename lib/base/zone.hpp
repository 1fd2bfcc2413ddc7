// Time zones by their names in the tz database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace date {
class time_zone;
}

namespace kiji {

/// What the clocks of a zone are set to: seconds east of UTC, and how that time is called there
/// ("CEST").
struct ZoneOffset {
    std::int32_t seconds = 0;
    std::string name = "UTC";
};

/// A time zone: UTC unless it was found by name. Copied freely, valid for the whole run. The zone
/// of the machine is never asked for.
class Zone {
  public:
    Zone() = default;
    /// "UTC", or a name such as "Asia/Tokyo"; an error where the system does not know it. The
    /// first call for another zone than UTC reads the system's tz database.
    static Result<Zone> find(std::string_view name);

    /// At a moment, in seconds since 1970 UTC.
    ZoneOffset at(std::int64_t seconds) const;
    /// Where the clocks show `seconds` since 1970: the first of two moments that look the same,
    /// and for a time that the clocks skip the offset before the skip.
    ZoneOffset at_local(std::int64_t seconds) const;

  private:
    const date::time_zone* zone_ = nullptr;  // null: UTC
};

}  // namespace kiji
