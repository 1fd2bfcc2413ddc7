#include "liquid/filters/moment.hpp"

#include <algorithm>
#include <charconv>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "liquid/engine.hpp"
#include "liquid/render.hpp"
#include "value/calendar.hpp"
#include "value/parse_time.hpp"

namespace kiji::liquid::filters {
namespace {

// Some hundred million years: nothing that is added to it overflows.
constexpr std::int64_t farthest = std::int64_t{1} << 53U;

LocalTime in_zone(std::int64_t seconds, std::int32_t nanoseconds, const Zone& zone) {
    ZoneOffset there = zone.at(seconds);
    return {.seconds = seconds,
            .nanoseconds = nanoseconds,
            .offset = there.seconds,
            .zone = std::move(there.name)};
}

/// A time as it is written; without a zone it is UTC, as YAML has it. One that shows what the
/// clocks of `zone` do has the name of that zone.
LocalTime as_written(DateTime time, const Zone& zone) {
    const std::int64_t rest = floor_modulo(time.microseconds, 1'000'000);
    LocalTime written{.seconds = floor_divide(time.microseconds, 1'000'000),
                      .nanoseconds = static_cast<std::int32_t>(rest * 1000),
                      .offset = time.offset_minutes * 60,
                      .has_time = time.has_time};
    if (!time.has_offset)
        return written;
    if (ZoneOffset there = zone.at(written.seconds); there.seconds == written.offset)
        written.zone = std::move(there.name);
    else if (written.offset != 0)
        written.zone.clear();
    return written;
}

std::optional<LocalTime> at_second(std::int64_t seconds, const Zone& zone) {
    if (seconds < -farthest || seconds > farthest)
        return std::nullopt;
    return in_zone(seconds, 0, zone);
}

}  // namespace

std::optional<LocalTime> moment_of(const Value& input, const Zone& zone, DateTime now) {
    if (input.is(Value::Type::date))
        return as_written(input.date(), zone);
    if (input.is(Value::Type::integer))
        return at_second(input.integer(), zone);
    if (!input.is(Value::Type::string) || input.string().empty())
        return std::nullopt;
    const std::string_view text = input.string();
    if (std::ranges::all_of(text, ascii::is_digit<char>)) {
        std::int64_t seconds = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        return error == std::errc() ? at_second(seconds, zone) : std::nullopt;
    }
    const LocalTime present = as_written(now, zone);
    constexpr std::size_t longest_word = 5;
    if (const std::string lower = downcase(text.substr(0, longest_word + 1));
        lower == "now" || lower == "today")
        return in_zone(present.seconds, present.nanoseconds, zone);
    return parse_time(text, zone, present.seconds);
}

Result<std::optional<LocalTime>> moment_of(const Value& input, const Render& render) {
    const RenderOptions& options = render.options();
    const Result<Zone> zone = Zone::find(options.zone);
    if (!zone)
        return zone.error();
    std::optional<LocalTime> moment = moment_of(input, *zone, options.now);
    if (moment && options.host != nullptr && input.is(Value::Type::string)) {
        // "now", "10:00" and "Friday" are other moments on another day.
        DateTime other = options.now;
        constexpr std::int64_t some_while = ((3 * 366 + 45) * 86'400 + 5 * 3'600 + 7 * 60 + 13);
        other.microseconds += some_while * 1'000'000;
        const std::optional<LocalTime> then = moment_of(input, *zone, other);
        if (!then || then->seconds != moment->seconds)
            options.host->clock_was_read();
    }
    return moment;
}

}  // namespace kiji::liquid::filters
