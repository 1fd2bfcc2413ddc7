#include "wording.hpp"

#include <array>

#include <fmt/core.h>

#include "base/text.hpp"

namespace kiji::cli {
namespace {

using std::chrono::year_month_day;

template <char32_t year, char32_t month, char32_t day>
std::string east_asian_date(const year_month_day& date) {
    const std::string_view blank = year == U'년' ? " " : "";
    std::string out = fmt::format("{}", int(date.year()));
    append_utf8(out, year);
    out += fmt::format("{}{}", blank, unsigned(date.month()));
    append_utf8(out, month);
    out += fmt::format("{}{}", blank, unsigned(date.day()));
    append_utf8(out, day);
    return out;
}

std::string english_date(const year_month_day& date) {
    static constexpr std::array<std::string_view, 12> months{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return fmt::format("{} {} {}", unsigned(date.day()), months[unsigned(date.month()) - 1],
                       int(date.year()));
}

constexpr std::array wordings{
    Wording{"en", english_date,
            [](int minutes) {
                return fmt::format("{} minute{} to read", minutes, minutes == 1 ? "" : "s");
            }},
    Wording{"ja", east_asian_date<U'年', U'月', U'日'>,
            [](int minutes) { return fmt::format("読了時間 約{}分", minutes); }},
    Wording{"zh", east_asian_date<U'年', U'月', U'日'>,
            [](int minutes) { return fmt::format("阅读约{}分钟", minutes); }},
    Wording{"ko", east_asian_date<U'년', U'월', U'일'>,
            [](int minutes) { return fmt::format("읽는 시간 약 {}분", minutes); }},
};

}  // namespace

const Wording& wording_for(std::string_view language) {
    for (const Wording& wording : wordings) {
        if (language.substr(0, language.find('-')) == wording.language)
            return wording;
    }
    return wordings.front();
}

}  // namespace kiji::cli
