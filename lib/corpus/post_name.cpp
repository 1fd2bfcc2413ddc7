// Names of posts and what they say of the date, as Jekyll's Document takes them apart.
#include <array>
#include <optional>

#include "base/ascii.hpp"
#include "corpus/site.hpp"
#include "value/parse_time.hpp"

namespace kiji::corpus {
namespace {

bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/// Reads `least` to `most` digits at `at` and moves behind them.
std::optional<int> number(std::string_view name, std::size_t& at, std::size_t least,
                          std::size_t most) {
    const std::size_t begin = at;
    int value = 0;
    while (at < name.size() && at - begin < most && ascii::is_digit(name[at]))
        value = value * 10 + (name[at++] - '0');
    if (at - begin < least)
        return std::nullopt;
    return value;
}

bool take_dash(std::string_view name, std::size_t& at) {
    if (at >= name.size() || name[at] != '-')
        return false;
    ++at;
    return true;
}

constexpr std::int64_t second = 1'000'000;

}  // namespace

bool PostName::is_day() const {
    constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1)
        return false;
    const bool short_february = month == 2 && !is_leap(year);
    return day <= (short_february ? 28 : days[static_cast<std::size_t>(month - 1)]);
}

std::optional<PostName> post_name(std::string_view file_name) {
    std::size_t at = 0;
    const auto year = number(file_name, at, 2, 4);
    const bool is_short = at == 2;
    if (!year || !take_dash(file_name, at))
        return std::nullopt;
    const auto month = number(file_name, at, 1, 2);
    if (!month || !take_dash(file_name, at))
        return std::nullopt;
    const auto day = number(file_name, at, 1, 2);
    const std::size_t date_end = at;
    if (!day || !take_dash(file_name, at))
        return std::nullopt;
    const std::size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos || dot < at || dot + 1 == file_name.size())
        return std::nullopt;
    std::string_view slug = file_name.substr(at, dot - at);
    while (slug.ends_with('.'))
        slug.remove_suffix(1);
    // As Ruby reads a year of two digits.
    const int century = !is_short ? 0 : (*year < 69 ? 2000 : 1900);
    return PostName{.year = *year + century,
                    .month = *month,
                    .day = *day,
                    .date = span_of(0, date_end),
                    .slug = slug};
}

std::optional<PageDate> read_date(const Value& date, const std::optional<kiji::Zone>& zone) {
    if (date.is(Value::Type::string)) {
        // A fixed time of the day and year for what is not written: only its day would be taken.
        const auto read = parse_time(date.string(), zone ? *zone : kiji::Zone(), 0);
        if (!read)
            return std::nullopt;
        return PageDate{.seconds = read->seconds,
                        .offset = zone ? zone->at(read->seconds).seconds : read->offset};
    }
    if (!date.is(Value::Type::date))
        return std::nullopt;
    const DateTime written = date.date();
    const std::int64_t moment =
        (written.microseconds - (((written.microseconds % second) + second) % second)) / second;
    if (!written.has_time) {
        const std::int32_t offset = zone ? zone->at_local(moment).seconds : 0;
        return PageDate{.seconds = moment - offset, .offset = offset};
    }
    if (zone)
        return PageDate{.seconds = moment, .offset = zone->at(moment).seconds};
    return PageDate{.seconds = moment,
                    .offset = written.has_offset ? written.offset_minutes * 60 : 0};
}

}  // namespace kiji::corpus
