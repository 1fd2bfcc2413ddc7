// Moments as the clocks of a site show them. Internal to lib/compose.
#pragma once

#include <cstdint>
#include <string>

#include "base/zone.hpp"

namespace kiji::compose {

/// "2024-05-02"
std::string day_of(std::int64_t now, const Zone& zone);
/// "2024-05-02 17:30:00 +0900"
std::string date_of(std::int64_t now, const Zone& zone);

}  // namespace kiji::compose
