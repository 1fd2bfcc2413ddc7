// Dates as Jekyll writes them.
#include <array>

#include <fmt/format.h>

#include "base/zone.hpp"
#include "site/filters/families.hpp"

namespace kiji::site::filters {
namespace {

using Type = Value::Type;

/// The moment as the clocks of the site show it; a day begins when it begins there. A fault for
/// what is no date.
const liquid::Fault* read_moment(const Value& input, Render& render, LocalTime& out) {
    const Result<Zone> zone = Zone::find(render.options().zone);
    if (!zone)
        return render.fault(zone.error().message);
    const Value plainly = liquid::plain(input);
    const Result<std::optional<LocalTime>> time = liquid::filters::moment_of(plainly, render);
    if (!time)
        return render.fault(time.error().message);
    if (!*time) {
        std::string shown;
        liquid::append_inspected(shown, plainly, render.options().limits.made_bytes);
        return render.fault(fmt::format("Invalid Date: '{}' is not a valid datetime.", shown),
                            liquid::Fault::Kind::error, "write a date such as 2024-05-02");
    }
    out = **time;
    if (!out.has_time)
        out.seconds -= zone->at_local(out.seconds).seconds;
    out.has_time = true;
    ZoneOffset there = zone->at(out.seconds);
    out.offset = there.seconds;
    out.zone = std::move(there.name);
    return nullptr;
}

bool is_missing(const Value& input) {
    return input.is(Type::nil) || (input.is(Type::string) && input.string().empty());
}

Answer formatted(const Value& input, std::string_view format, Render& render) {
    if (is_missing(input))
        return input;
    LocalTime time;
    if (const liquid::Fault* const fault = read_moment(input, render, time))
        return fault;
    const Result<std::string> text = strftime(time, format);
    return text ? keep_text(*text, render) : Answer(render.fault(text.error().message));
}

Answer date_to_xmlschema(const Value& input, Arguments /*arguments*/, Render& render) {
    return formatted(input, "%Y-%m-%dT%H:%M:%S%:z", render);
}

Answer date_to_rfc822(const Value& input, Arguments /*arguments*/, Render& render) {
    return formatted(input, "%a, %d %b %Y %H:%M:%S %z", render);
}

std::string_view ordinal(int day) {
    if (day >= 11 && day <= 13)
        return "th";
    switch (day % 10) {
        case 1:
            return "st";
        case 2:
            return "nd";
        case 3:
            return "rd";
        default:
            return "th";
    }
}

bool says(Arguments arguments, std::size_t at, std::string_view word) {
    return arguments.size() > at && arguments[at].is(Type::string) &&
           arguments[at].string() == word;
}

enum class Months { brief, full };

template <Months months>
Answer date_to_words(const Value& input, Arguments arguments, Render& render) {
    const std::string_view month = months == Months::brief ? "%b" : "%B";
    if (!says(arguments, 0, "ordinal"))
        return formatted(input, fmt::format("%d {} %Y", month), render);
    if (is_missing(input))
        return input;
    LocalTime time;
    if (const liquid::Fault* const fault = read_moment(input, render, time))
        return fault;
    const Result<std::string> day = strftime(time, "%-d");
    if (!day)
        return render.fault(day.error().message);
    const std::string th = fmt::format("{}{}", *day, ordinal(std::stoi(*day)));
    const Result<std::string> text =
        strftime(time, says(arguments, 1, "US") ? fmt::format("{} {}, %Y", month, th)
                                                : fmt::format("{} {} %Y", th, month));
    return text ? keep_text(*text, render) : Answer(render.fault(text.error().message));
}

constexpr std::array<FilterRow, 4> rows = {{
    {"date_to_long_string", "date_to_long_string: 'ordinal', 'US'",
     "Write a day such as 7 January 2024", date_to_words<Months::full>, 0, 2},
    {"date_to_rfc822", "date_to_rfc822", "Write a moment as RSS has it", date_to_rfc822},
    {"date_to_string", "date_to_string: 'ordinal', 'US'", "Write a day such as 7 Jan 2024",
     date_to_words<Months::brief>, 0, 2},
    {"date_to_xmlschema", "date_to_xmlschema", "Write a moment as Atom and sitemaps have it",
     date_to_xmlschema},
}};

}  // namespace

std::span<const FilterRow> date_rows() {
    return rows;
}

}  // namespace kiji::site::filters
