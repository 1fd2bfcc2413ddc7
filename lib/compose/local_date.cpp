#include "compose/local_date.hpp"

#include <string_view>

#include "value/strftime.hpp"

namespace kiji::compose {
namespace {

std::string written(std::int64_t now, const Zone& zone, std::string_view format) {
    const ZoneOffset offset = zone.at(now);
    const LocalTime time{.seconds = now, .offset = offset.seconds, .zone = offset.name};
    const Result<std::string> text = strftime(time, format);
    assert(text);
    return *text;
}

}  // namespace

std::string day_of(std::int64_t now, const Zone& zone) {
    return written(now, zone, "%Y-%m-%d");
}

std::string date_of(std::int64_t now, const Zone& zone) {
    return written(now, zone, "%Y-%m-%d %H:%M:%S %z");
}

}  // namespace kiji::compose
