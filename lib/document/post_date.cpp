#include "document/post_date.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "base/files.hpp"

namespace kiji {
namespace {

using std::chrono::year_month_day;

std::optional<PostDate> written(const DateTime& date) {
    using namespace std::chrono;
    const auto local = sys_time<microseconds>(microseconds(date.microseconds)) +
                       minutes(date.has_time ? date.offset_minutes : std::int16_t{0});
    const sys_days day = floor<days>(local);
    const year_month_day ymd(day);
    if (!ymd.ok() || int(ymd.year()) < 1 || int(ymd.year()) > 9999)
        return std::nullopt;
    std::string machine = fmt::format("{:04}-{:02}-{:02}", int(ymd.year()), unsigned(ymd.month()),
                                      unsigned(ymd.day()));
    if (date.has_time) {
        const hh_mm_ss time(floor<seconds>(local - day));
        const int offset = date.offset_minutes;
        machine +=
            fmt::format("T{:02}:{:02}:{:02}{}{:02}:{:02}", time.hours().count(),
                        time.minutes().count(), time.seconds().count(), offset < 0 ? '-' : '+',
                        std::abs(offset) / 60, std::abs(offset) % 60);
    }
    return PostDate{ymd, date.microseconds, std::move(machine)};
}

/// "2025-11-07" at the beginning of `text`.
std::optional<PostDate> leading_date(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    std::array<int, 3> numbers{};
    constexpr std::array<std::pair<std::size_t, std::size_t>, 3> parts{{{0, 4}, {5, 2}, {8, 2}}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const char* begin = text.data() + parts[i].first;
        const char* end = begin + parts[i].second;
        if (std::from_chars(begin, end, numbers[i]).ptr != end || numbers[i] < 1)
            return std::nullopt;
    }
    const year_month_day day{std::chrono::year{numbers[0]},
                             std::chrono::month{static_cast<unsigned>(numbers[1])},
                             std::chrono::day{static_cast<unsigned>(numbers[2])}};
    if (!day.ok())
        return std::nullopt;
    const std::chrono::sys_time<std::chrono::microseconds> midnight = std::chrono::sys_days(day);
    return PostDate{day, midnight.time_since_epoch().count(), std::string(text.substr(0, 10))};
}

}  // namespace

std::optional<PostDate> date_of(const Document& doc) {
    if (const Value* value = doc.meta("date"); value != nullptr) {
        if (value->is(Value::Type::date))
            return written(value->date());
        if (value->is(Value::Type::string)) {
            if (std::optional<PostDate> date = leading_date(value->string()))
                return date;
        }
    }
    return leading_date(file_name(doc.file().name()));
}

}  // namespace kiji
