// Dates.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "liquid/filters/families.hpp"
#include "liquid/filters/support.hpp"
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

/// A time as it is written; without a zone it is UTC, as YAML has it.
LocalTime as_written(DateTime time) {
    const std::int64_t rest = floor_modulo(time.microseconds, 1'000'000);
    return {.seconds = floor_divide(time.microseconds, 1'000'000),
            .nanoseconds = static_cast<std::int32_t>(rest * 1000),
            .offset = time.offset_minutes * 60,
            .zone = time.has_offset && time.offset_minutes != 0 ? "" : "UTC",
            .has_time = time.has_time};
}

std::optional<LocalTime> at_second(std::int64_t seconds, const Zone& zone) {
    if (seconds < -farthest || seconds > farthest)
        return std::nullopt;
    return in_zone(seconds, 0, zone);
}

/// Liquid's Utils.to_date: dates, seconds since 1970, "now", and what Time.parse reads.
std::optional<LocalTime> to_date(const Value& input, const Zone& zone, DateTime now) {
    if (input.is(Value::Type::date))
        return as_written(input.date());
    if (input.is(Value::Type::integer))
        return at_second(input.integer(), zone);
    if (!input.is(Value::Type::string) || input.string().empty())
        return std::nullopt;
    const std::string_view text = input.string();
    if (std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; })) {
        std::int64_t seconds = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        return error == std::errc() ? at_second(seconds, zone) : std::nullopt;
    }
    const LocalTime present = as_written(now);
    constexpr std::size_t longest_word = 5;
    if (const std::string lower = downcase(text.substr(0, longest_word + 1));
        lower == "now" || lower == "today")
        return in_zone(present.seconds, present.nanoseconds, zone);
    return parse_time(text, zone, present.seconds);
}

Answer date(const Value& input, Arguments arguments, Render& render) {
    const Text format(arguments[0], render);
    if (format.view().empty())
        return input;
    const Result<Zone> zone = Zone::find(render.options().zone);
    if (!zone)
        return render.fault(zone.error().message);
    const std::optional<LocalTime> time = to_date(plain(input), *zone, render.options().now);
    if (!time)
        return input;
    const Result<std::string> text = strftime(*time, format.view());
    if (!text)
        return render.fault(text.error().message);
    return keep_text(*text, render);
}

constexpr std::array<FilterRow, 1> rows = {{
    {"date", "date: FORMAT", "Write a date by the directives of strftime: '%Y-%m-%d'", date, 1, 1},
}};

}  // namespace

std::span<const FilterRow> date_rows() {
    return rows;
}

}  // namespace kiji::liquid::filters
