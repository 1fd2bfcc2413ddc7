#include "base/zone.hpp"

#include <algorithm>
#include <chrono>
#include <exception>

#include <fmt/format.h>

#ifndef KIJI_WITHOUT_ZONES
#include <date/tz.h>
#endif

namespace kiji {
namespace {

constexpr std::string_view utc_names[] = {"UTC", "Etc/UTC", "GMT", "Z"};

}  // namespace

#ifdef KIJI_WITHOUT_ZONES

Result<Zone> Zone::find(std::string_view name) {
    if (std::ranges::find(utc_names, name) != std::end(utc_names))
        return Zone();
    return Error{fmt::format("time zone \"{}\": this build of kiji knows UTC only", name)};
}

ZoneOffset Zone::at(std::int64_t /*seconds*/) const {
    return {};
}

ZoneOffset Zone::at_local(std::int64_t /*seconds*/) const {
    return {};
}

#else

namespace {

// The library counts years with 16 bits; beyond, zones have no rules that anybody knows.
constexpr std::int64_t farthest = std::int64_t{30'000} * 365 * 86'400;

std::chrono::seconds within_reach(std::int64_t seconds) {
    using std::chrono::January;
    // The files of the tz database list changes up to 2037, and the library does not read the rule
    // behind them: later years are as an earlier one that has the same days of the week.
    constexpr std::chrono::year last{2037};
    const std::chrono::seconds all(std::clamp(seconds, -farthest, farthest));
    const std::chrono::sys_days day(std::chrono::floor<std::chrono::days>(all));
    const std::chrono::year year = std::chrono::year_month_day(day).year();
    if (year < last)
        return all;
    const std::chrono::sys_days first(year / January / 1);
    std::chrono::year like = last;
    while (like.is_leap() != year.is_leap() ||
           (first - std::chrono::sys_days(like / January / 1)).count() % 7 != 0)
        --like;
    return all - (first - std::chrono::sys_days(like / January / 1));
}

ZoneOffset offset_of(const date::sys_info& info) {
    return {.seconds = static_cast<std::int32_t>(info.offset.count()), .name = info.abbrev};
}

}  // namespace

Result<Zone> Zone::find(std::string_view name) {
    Zone found;
    if (std::ranges::find(utc_names, name) != std::end(utc_names))
        return found;
    try {
        found.zone_ = date::locate_zone(name);
        return found;
    } catch (const std::exception&) {
        return Error{
            fmt::format("time zone \"{}\" is not in the tz database of this system; names are like "
                        "\"Asia/Tokyo\"",
                        name)};
    }
}

ZoneOffset Zone::at(std::int64_t seconds) const {
    if (zone_ == nullptr)
        return {};
    return offset_of(zone_->get_info(date::sys_seconds(within_reach(seconds))));
}

ZoneOffset Zone::at_local(std::int64_t seconds) const {
    if (zone_ == nullptr)
        return {};
    return offset_of(zone_->get_info(date::local_seconds(within_reach(seconds))).first);
}

#endif

}  // namespace kiji
