// What filters take for a moment.
#pragma once

#include <optional>

#include "base/result.hpp"
#include "base/zone.hpp"
#include "value/strftime.hpp"
#include "value/value.hpp"

namespace kiji::liquid {
class Render;
}

namespace kiji::liquid::filters {

/// Liquid's Utils.to_date: dates as they are written, seconds since 1970, "now", and what
/// Time.parse reads; those by the clocks of `zone`. Nothing for all else.
std::optional<LocalTime> moment_of(const Value& input, const Zone& zone, DateTime now);

/// The same in a render: by its zone and its `now`. Error: there is no such zone.
Result<std::optional<LocalTime>> moment_of(const Value& input, const Render& render);

}  // namespace kiji::liquid::filters
