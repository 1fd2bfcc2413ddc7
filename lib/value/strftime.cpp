#include "value/strftime.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "value/calendar.hpp"

namespace kiji {
namespace {

constexpr std::array<std::string_view, 7> days = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr int widest = 65'535;
constexpr std::size_t longest = std::size_t{1} << 20U;

/// A time taken apart.
struct Parts {
    std::int64_t seconds = 0;  // since 1970 UTC
    CivilDate date;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int weekday = 0;      // from Sunday, 0
    int day_of_year = 1;  // from 1

    int hour12() const { return hour % 12 == 0 ? 12 : hour % 12; }
};

Parts take_apart(const LocalTime& time) {
    constexpr std::int64_t day = 86'400;
    const std::int64_t local = time.seconds + time.offset;
    const std::int64_t number = floor_divide(local, day);
    const int rest = static_cast<int>(floor_modulo(local, day));
    Parts parts;
    parts.seconds = time.seconds;
    parts.date = date_of(number);
    parts.hour = rest / 3600;
    parts.minute = rest / 60 % 60;
    parts.second = rest % 60;
    parts.weekday = static_cast<int>(floor_modulo(number + 4, 7));
    parts.day_of_year = static_cast<int>(number - days_of({.year = parts.date.year})) + 1;
    return parts;
}

/// Year and week as ISO 8601 counts: the week belongs to the year that its Thursday is in.
struct IsoWeek {
    std::int64_t year;
    std::int64_t week;
};
IsoWeek iso_week(const Parts& parts) {
    const std::int64_t thursday = days_of(parts.date) - (parts.weekday + 6) % 7 + 3;
    const std::int64_t year = date_of(thursday).year;
    return {.year = year, .week = (thursday - days_of({.year = year})) / 7 + 1};
}

/// Week of the year, from 0, by weeks that begin with the day that `weekday` counts from.
std::int64_t week(const Parts& parts, int weekday) {
    return (parts.day_of_year + 6 - weekday) / 7;
}

struct NumberRow {
    char letter;
    int width;
    char padding;
    std::int64_t (*value)(const Parts&);
};
constexpr std::array<NumberRow, 21> numbers = {{
    {'C', 2, '0', [](const Parts& parts) { return floor_divide(parts.date.year, 100); }},
    {'d', 2, '0', [](const Parts& parts) { return std::int64_t{parts.date.day}; }},
    {'e', 2, ' ', [](const Parts& parts) { return std::int64_t{parts.date.day}; }},
    {'G', 4, '0', [](const Parts& parts) { return iso_week(parts).year; }},
    {'g', 2, '0', [](const Parts& parts) { return floor_modulo(iso_week(parts).year, 100); }},
    {'H', 2, '0', [](const Parts& parts) { return std::int64_t{parts.hour}; }},
    {'I', 2, '0', [](const Parts& parts) { return std::int64_t{parts.hour12()}; }},
    {'j', 3, '0', [](const Parts& parts) { return std::int64_t{parts.day_of_year}; }},
    {'k', 2, ' ', [](const Parts& parts) { return std::int64_t{parts.hour}; }},
    {'l', 2, ' ', [](const Parts& parts) { return std::int64_t{parts.hour12()}; }},
    {'M', 2, '0', [](const Parts& parts) { return std::int64_t{parts.minute}; }},
    {'m', 2, '0', [](const Parts& parts) { return std::int64_t{parts.date.month}; }},
    {'S', 2, '0', [](const Parts& parts) { return std::int64_t{parts.second}; }},
    {'s', 1, '0', [](const Parts& parts) { return parts.seconds; }},
    {'U', 2, '0', [](const Parts& parts) { return week(parts, parts.weekday); }},
    {'u', 1, '0', [](const Parts& parts) { return std::int64_t{(parts.weekday + 6) % 7 + 1}; }},
    {'V', 2, '0', [](const Parts& parts) { return iso_week(parts).week; }},
    {'W', 2, '0', [](const Parts& parts) { return week(parts, (parts.weekday + 6) % 7); }},
    {'w', 1, '0', [](const Parts& parts) { return std::int64_t{parts.weekday}; }},
    {'Y', 4, '0', [](const Parts& parts) { return parts.date.year; }},
    {'y', 2, '0', [](const Parts& parts) { return floor_modulo(parts.date.year, 100); }},
}};

/// Flags and width of a directive.
struct Style {
    bool left = false;    // "-": no padding
    bool upper = false;   // "^"
    bool change = false;  // "#": the other case
    char padding = 0;     // '0' or ' ' where asked for
    int width = 0;
    int colons = 0;
};

class Writer {
  public:
    Writer(const LocalTime& time, std::string_view format)
        : time_(time), parts_(take_apart(time)), format_(format) {}

    Result<std::string> write();

  private:
    /// Reads flags and width behind the "%" at `at_`; false where what stands there is no
    /// directive's beginning.
    bool read_style(Style& style);
    bool read_width(Style& style);
    bool write_directive(char letter, const Style& style);
    bool write_name(char letter, const Style& style);
    bool write_number(char letter, const Style& style);
    bool write_combined(char letter, const Style& style);
    void number(std::int64_t value, int width, char padding, const Style& style);
    void text(std::string_view words, const Style& style);
    void fraction(int digits, const Style& style);
    void offset(const Style& style);

    const LocalTime& time_;
    const Parts parts_;
    const std::string_view format_;
    std::size_t at_ = 0;
    std::string out_;
    std::string error_;
};

bool Writer::read_width(Style& style) {
    std::int64_t width = 0;
    for (; at_ < format_.size() && ascii::is_digit(format_[at_]); ++at_)
        width = std::min<std::int64_t>(width * 10 + (format_[at_] - '0'), std::int64_t{1} << 40U);
    if (width > std::numeric_limits<int>::max())
        return false;
    if (width > widest)
        error_ = fmt::format("width of {} in \"{}\" is above {}", width, format_, widest);
    style.width = std::min(static_cast<int>(width), widest);
    return true;
}

bool Writer::read_style(Style& style) {
    while (at_ < format_.size()) {
        const char flag = format_[at_];
        if (flag == ':') {
            for (; at_ < format_.size() && format_[at_] == ':'; ++at_)
                ++style.colons;
            return style.colons <= 3 && at_ < format_.size() && format_[at_] == 'z';
        }
        if (ascii::is_digit(flag)) {
            if (flag == '0')
                style.padding = '0';
            if (!read_width(style))
                return false;
            continue;
        }
        if (flag == 'E' || flag == 'O') {
            ++at_;
            const std::string_view known = flag == 'E' ? "cCxXyY" : "deHkIlmMSuUVwWy";
            return at_ < format_.size() && known.find(format_[at_]) != std::string_view::npos;
        }
        if (flag != '-' && flag != '_' && flag != '^' && flag != '#')
            return true;
        if (style.width > 0)
            return false;
        style.left = style.left || flag == '-';
        style.upper = style.upper || flag == '^';
        style.change = style.change || flag == '#';
        if (flag == '_')
            style.padding = ' ';
        else if (flag == '-')
            style.padding = 0;
        ++at_;
    }
    return true;
}

void Writer::text(std::string_view words, const Style& style) {
    if (words.empty())
        return;
    const std::size_t width = style.left ? 0 : static_cast<std::size_t>(style.width);
    if (words.size() < width)
        out_.append(width - words.size(), style.padding == '0' ? '0' : ' ');
    const std::size_t begin = out_.size();
    out_ += words;
    if (style.upper) {
        std::transform(out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end(),
                       out_.begin() + static_cast<std::ptrdiff_t>(begin), ascii::upper);
    }
}

void Writer::number(std::int64_t value, int width, char padding, const Style& style) {
    if (style.left)
        width = 1;
    else if (style.width > 0)
        width = style.width;
    if (style.padding != 0)
        padding = style.padding;
    // The sign counts, and stands before zeros but behind blanks.
    std::string digits = std::to_string(value);
    const std::size_t missing = digits.size() < static_cast<std::size_t>(width)
                                    ? static_cast<std::size_t>(width) - digits.size()
                                    : 0;
    if (padding == '0')
        digits.insert(value < 0 ? 1 : 0, missing, '0');
    else
        out_.append(missing, ' ');
    out_ += digits;
}

void Writer::fraction(int digits, const Style& style) {
    if (style.width > 0)
        digits = style.width;
    std::string all = fmt::format("{:09}", time_.nanoseconds);
    all.resize(static_cast<std::size_t>(digits), '0');
    out_ += all;
}

void Writer::offset(const Style& style) {
    const int seconds = std::abs(time_.offset);
    const int minute = seconds / 60 % 60;
    const int second = seconds % 60;
    std::string rest;
    if (style.colons == 0)
        rest = fmt::format("{:02}", minute);
    else if (style.colons == 1 || (style.colons == 3 && second == 0 && minute != 0))
        rest = fmt::format(":{:02}", minute);
    else if (style.colons == 2 || second != 0)
        rest = fmt::format(":{:02}:{:02}", minute, second);
    const int hour_width = std::max(style.width - static_cast<int>(rest.size()), 3);
    // Ruby's way to say that the zone is UTC rather than one that agrees with it.
    const bool minus = time_.offset < 0 || (style.left && time_.zone == "UTC");
    const std::string sign(1, minus ? '-' : '+');
    const std::string hours = std::to_string(seconds / 3600);
    if (style.padding == ' ')
        out_ += fmt::format("{:>{}}", sign + hours, hour_width);
    else
        out_ += sign + fmt::format("{:0>{}}", hours, hour_width - 1);
    out_ += rest;
}

bool Writer::write_name(char letter, const Style& style) {
    Style changed = style;
    changed.upper = style.upper || style.change;
    const std::string_view day = days[static_cast<std::size_t>(parts_.weekday)];
    const std::string_view month = months[static_cast<std::size_t>(parts_.date.month) - 1];
    switch (letter) {
        case 'A':
            text(day, changed);
            return true;
        case 'a':
            text(day.substr(0, 3), changed);
            return true;
        case 'B':
            text(month, changed);
            return true;
        case 'b':
        case 'h':
            text(month.substr(0, 3), changed);
            return true;
        case 'p':
            changed.upper = false;
            if (style.change)
                text(parts_.hour < 12 ? "am" : "pm", changed);
            else
                text(parts_.hour < 12 ? "AM" : "PM", changed);
            return true;
        case 'P':
            text(parts_.hour < 12 ? "am" : "pm", changed);
            return true;
        case 'n':
            text("\n", style);
            return true;
        case 't':
            text("\t", style);
            return true;
        case '%':
            text("%", style);
            return true;
        case 'Z': {
            std::string zone = time_.has_time ? time_.zone : "+00:00";
            if (style.change) {
                zone = ascii::lowered(zone);
                changed.upper = false;
            }
            text(zone, changed);
            return true;
        }
        default:
            return false;
    }
}

bool Writer::write_number(char letter, const Style& style) {
    if (letter == 'z') {
        offset(style);
        return true;
    }
    if (letter == 'L' || letter == 'N') {
        fraction(letter == 'L' ? 3 : 9, style);
        return true;
    }
    const auto* const row = std::ranges::find(numbers, letter, &NumberRow::letter);
    if (row == numbers.end())
        return false;
    const std::int64_t value = row->value(parts_);
    // The sign of a year has a place of its own.
    number(value, row->width + (row->width == 4 && value < 0 ? 1 : 0), row->padding, style);
    return true;
}

bool Writer::write_combined(char letter, const Style& style) {
    struct Row {
        char letter;
        std::string_view format;
    };
    static constexpr std::array<Row, 10> rows = {{
        {'c', "%a %b %e %H:%M:%S %Y"},
        {'D', "%m/%d/%y"},
        {'F', "%Y-%m-%d"},
        {'R', "%H:%M"},
        {'r', "%I:%M:%S %p"},
        {'T', "%H:%M:%S"},
        {'v', "%e-%^b-%4Y"},
        {'X', "%H:%M:%S"},
        {'x', "%m/%d/%y"},
        {'+', "%a %b %e %H:%M:%S %Z %Y"},
    }};
    const auto* const row = std::ranges::find(rows, letter, &Row::letter);
    if (row == rows.end() || (letter == '+' && time_.has_time))
        return false;
    Style padded = style;
    padded.left = false;
    text(*Writer(time_, row->format).write(), padded);
    return true;
}

bool Writer::write_directive(char letter, const Style& style) {
    return write_number(letter, style) || write_name(letter, style) ||
           write_combined(letter, style);
}

Result<std::string> Writer::write() {
    while (at_ < format_.size()) {
        const std::size_t percent = std::min(format_.find('%', at_), format_.size());
        out_ += format_.substr(at_, percent - at_);
        at_ = percent;
        if (at_ == format_.size())
            break;
        ++at_;
        Style style;
        const bool readable = read_style(style);
        if (out_.size() > longest)
            error_ = fmt::format("a date of more than {} bytes", longest);
        if (!error_.empty())
            return Error{error_};
        if (at_ == format_.size()) {
            if (time_.has_time)
                return Error{fmt::format("invalid format: {}", format_)};
            out_ += format_.substr(percent);
            break;
        }
        if (!readable || !write_directive(format_[at_], style)) {
            // What follows may begin another directive: "%10%d".
            out_ += format_.substr(percent, at_ - percent);
            if (format_[at_] == '%')
                continue;
            out_ += format_[at_];
        }
        ++at_;
    }
    return std::move(out_);
}

}  // namespace

Result<std::string> strftime(const LocalTime& time, std::string_view format) {
    return Writer(time, format).write();
}

}  // namespace kiji
