// Times as people write them, read as Ruby's Time.parse does.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/zone.hpp"
#include "value/strftime.hpp"

namespace kiji {

/// The time that `text` names, in any of the ways that Ruby takes: "2024-03-05T07:08:09Z", "5 March
/// 2024 7:08 pm", "Mar 5, 2024", "2024/3/5", "5.3.2024", "R6.3.5", "20240305T0708+0900", "10:30".
/// What is not written comes from `now` (seconds since 1970 UTC) down to the first part that is,
/// and is the least possible below it. A time without a zone, or with one that Ruby does not know,
/// is one of `zone`. Nothing where no time is found, a part is out of range ("2024-13-01"), or the
/// text is longer than 128 bytes. O(1).
std::optional<LocalTime> parse_time(std::string_view text, const Zone& zone, std::int64_t now);

}  // namespace kiji
