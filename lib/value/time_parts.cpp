#include "value/time_parts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <vector>

#include <re2/re2.h>

#include "base/ascii.hpp"

namespace kiji {
namespace {

#define KIJI_MONTHS "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
#define KIJI_ERA "(c(?:e|\\.e\\.)|b(?:ce|\\.c\\.e\\.)|a(?:d|\\.d\\.)|b(?:c|\\.c\\.))"

/// What the groups of a pattern matched; a group that did not take part has no data.
using Groups = std::array<re2::StringPiece, 6>;

std::string_view view(const re2::StringPiece& group) {
    return {group.data() == nullptr ? "" : group.data(), group.size()};
}
bool is_there(const re2::StringPiece& group) {
    return group.data() != nullptr;
}
std::optional<std::string_view> part(const re2::StringPiece& group) {
    return is_there(group) ? std::optional(view(group)) : std::nullopt;
}

bool is_sign(char letter) {
    return letter == '-' || letter == '+';
}

/// The number that `text` begins with; too large a one is out of any range.
std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    for (std::size_t at = 0; at < text.size() && ascii::is_digit(text[at]); ++at)
        value = std::min<std::int64_t>(value * 10 + (text[at] - '0'), 999'999'999'999);
    return value;
}
int small_number(std::string_view text) {
    return static_cast<int>(std::min<std::int64_t>(number(text), 999'999));
}
/// The first number in `text`, whatever stands before it.
int first_number(std::string_view text) {
    return small_number(text.substr(std::min(text.find_first_of("0123456789"), text.size())));
}

std::int32_t nanoseconds_of(std::string_view digits) {
    std::string nine(
        digits.substr(0, std::min(digits.find_first_not_of("0123456789"), digits.size())));
    nine.resize(9, '0');
    return static_cast<std::int32_t>(number(nine));
}

int month_of(std::string_view name) {
    static constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
    return static_cast<int>(names.find(ascii::lowered(name.substr(0, 3))) / 3) + 1;
}

/// Which of three numbers is the year, month and day, where the order alone does not say: a number
/// with an apostrophe or more than two digits is a year.
class Order {
  public:
    using Part = std::optional<std::string_view>;
    Order(Part year, Part month, Part day) : year_(year), month_(month), day_(day) {}

    void put(TimeParts& parts) {
        settle();
        if (year_)
            put_year(parts, *year_);
        if (month_)
            parts.month = first_number(*month_);
        if (day_)
            parts.day = first_number(*day_);
    }

  private:
    static bool is_year(const Part& part) {
        return part && (part->starts_with('\'') || part->size() > 2);
    }
    static void put_year(TimeParts& parts, std::string_view text) {
        std::size_t at = 0;
        while (at < text.size() && !is_sign(text[at]) && !ascii::is_digit(text[at]))
            ++at;
        const bool has_sign = at < text.size() && is_sign(text[at]);
        const bool is_negative = has_sign && text[at] == '-';
        const std::string_view digits = text.substr(has_sign ? at + 1 : at);
        if (has_sign || digits.find_first_not_of("0123456789") > 2)
            parts.short_year = parts.short_year && !has_sign && digits.size() <= 2;
        parts.year = is_negative ? -number(digits) : number(digits);
    }
    void settle() {
        if (year_ && month_ && !day_) {
            day_ = month_;
            month_ = year_;
            year_.reset();
        }
        if (!year_ && is_year(day_)) {
            year_ = day_;
            day_.reset();
        }
        if (year_) {
            // "5th": a day after all.
            const std::size_t begin = std::min(year_->find_first_of("+-0123456789"), year_->size());
            const std::size_t end =
                std::min(year_->find_first_not_of("0123456789", begin + 1), year_->size());
            if (begin < year_->size() && end < year_->size()) {
                const std::string_view digits = year_->substr(begin, end - begin);
                year_ = day_;
                day_ = digits;
            }
        }
        if (is_year(month_)) {
            const Part year = year_;
            year_ = month_;
            month_ = day_;
            day_ = year;
        }
        if (is_year(day_))
            std::swap(year_, day_);
    }

    Part year_;
    Part month_;
    Part day_;
};

bool is_before_christ(const re2::StringPiece& era) {
    return is_there(era) && !era.empty() && (era[0] == 'b' || era[0] == 'B');
}

void put_named(TimeParts& parts, std::string_view month, std::optional<std::string_view> day,
               std::optional<std::string_view> year, const re2::StringPiece& era) {
    // A month that is a word is never taken for a year.
    const std::string number_of_month = std::to_string(month_of(month));
    Order(year, std::string_view(number_of_month), day).put(parts);
    parts.before_christ = is_before_christ(era);
}

// ── One function for each form. Groups are numbered from 1, as in the pattern.

void put_time(TimeParts& parts, const Groups& groups) {
    static const RE2 inside(
        R"((?i)^(\d+)h?(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)(?:[,.](\d*))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?)");
    if (is_there(groups[2]))
        parts.zone = std::string(view(groups[2]));
    Groups inner;
    if (!inside.Match(groups[1], 0, groups[1].size(), RE2::ANCHOR_START, inner.data(),
                      static_cast<int>(inner.size())))
        return;
    int hour = small_number(view(inner[1]));
    if (is_there(inner[5]))
        hour = hour % 12 + (inner[5][0] == 'p' || inner[5][0] == 'P' ? 12 : 0);
    parts.hour = hour;
    if (is_there(inner[2]))
        parts.minute = small_number(view(inner[2]));
    if (is_there(inner[3]))
        parts.second = small_number(view(inner[3]));
    if (is_there(inner[4]))
        parts.nanoseconds = nanoseconds_of(view(inner[4]));
}

void put_european(TimeParts& parts, const Groups& groups) {
    put_named(parts, view(groups[2]), part(groups[1]), part(groups[4]), groups[3]);
}

void put_american(TimeParts& parts, const Groups& groups) {
    put_named(parts, view(groups[1]), part(groups[2]), part(groups[4]), groups[3]);
}

void put_in_order(TimeParts& parts, const Groups& groups) {
    Order(part(groups[1]), part(groups[2]), part(groups[3])).put(parts);
}

void put_japanese(TimeParts& parts, const Groups& groups) {
    static constexpr std::string_view eras = "mtshr";
    static constexpr std::array<int, 5> begins = {1867, 1911, 1925, 1988, 2018};
    const char era = static_cast<char>(groups[1][0] | 0x20);
    parts.year = begins[eras.find(era)] + number(view(groups[2]));
    parts.month = small_number(view(groups[3]));
    parts.day = small_number(view(groups[4]));
}

void put_vms(TimeParts& parts, const Groups& groups) {
    put_named(parts, view(groups[2]), part(groups[1]), part(groups[3]), {});
}

void put_vms_month_first(TimeParts& parts, const Groups& groups) {
    put_named(parts, view(groups[1]), part(groups[2]), part(groups[3]), {});
}

void put_week(TimeParts& /*parts*/, const Groups& /*groups*/) {
    // Time.parse has no use for weeks.
}

void put_month_day(TimeParts& parts, const Groups& groups) {
    if (is_there(groups[1]))
        parts.month = small_number(view(groups[1]));
    if (is_there(groups[2]))
        parts.day = small_number(view(groups[2]));
}

void put_day_of_year(TimeParts& parts, const Groups& groups) {
    parts.year = number(view(groups[1]));
    parts.day_of_year = small_number(view(groups[2]));
}

void put_year(TimeParts& parts, const Groups& groups) {
    parts.year = number(view(groups[1]));
}

void put_month(TimeParts& parts, const Groups& groups) {
    parts.month = month_of(view(groups[1]));
}

void put_day(TimeParts& parts, const Groups& groups) {
    parts.day = small_number(view(groups[1]));
}

/// Takes numbers of two digits off the end of `digits`.
void put_backwards(TimeParts& parts, std::string_view digits) {
    const std::array<std::optional<int>*, 5> places = {&parts.second, &parts.minute, &parts.hour,
                                                       &parts.day, &parts.month};
    for (std::optional<int>* place : places) {
        if (digits.empty())
            return;
        const std::size_t begin = digits.size() < 2 ? 0 : digits.size() - 2;
        *place = small_number(digits.substr(begin));
        digits = digits.substr(0, begin);
    }
    if (!digits.empty()) {
        parts.year = number(digits);
        parts.short_year = parts.short_year && digits.size() <= 2;
    }
}

/// "20240305", "240305", "0305", "05", "2024065": what so many digits mean by their number.
void put_date_digits(TimeParts& parts, std::string_view digits, bool is_negative, bool has_sign) {
    const std::size_t size = digits.size();
    const auto take_year = [&](std::size_t count) {
        parts.year = number(digits.substr(0, count)) * (is_negative ? -1 : 1);
        digits.remove_prefix(count);
    };
    const auto take = [&](std::optional<int>& place, std::size_t count) {
        if (digits.size() < count)
            return;
        place = small_number(digits.substr(0, count));
        digits.remove_prefix(count);
    };
    parts.short_year = parts.short_year && !has_sign && size < 7;
    if (size == 3 || size == 5 || size == 7) {
        if (size > 3)
            take_year(size - 3);
        take(parts.day_of_year, 3);
        return;
    }
    if (size % 2 != 0)
        return;
    if (size == 2)
        return take(parts.day, 2);
    if (size == 6)
        take_year(2);
    else if (size >= 8)
        take_year(4);
    take(parts.month, 2);
    take(parts.day, 2);
    take(parts.hour, 2);
    take(parts.minute, 2);
    take(parts.second, 2);
}

void put_zone_in_brackets(TimeParts& parts, std::string_view zone) {
    zone = zone.substr(1, zone.size() - 2);
    const std::size_t colon = zone.find(':');
    if (colon != std::string_view::npos)
        zone = zone.substr(colon + 1);
    parts.zone = std::string(zone);
    if (colon == std::string_view::npos && ascii::is_digit(zone.empty() ? ' ' : zone[0]))
        parts.zone = "+" + std::string(zone);
}

void put_digits(TimeParts& parts, const Groups& groups) {
    const std::string_view digits = view(groups[2]);
    const bool has_fraction = is_there(groups[4]);
    const bool has_time = is_there(groups[3]);
    if (!has_time && has_fraction)
        put_backwards(parts, digits);
    else
        put_date_digits(parts, digits, view(groups[1]) == "-", !groups[1].empty());
    if (has_time && has_fraction && groups[3].size() % 2 == 0) {
        put_backwards(parts, view(groups[3]));
    } else if (has_time && groups[3].size() % 2 == 0) {
        const std::string_view time = view(groups[3]);
        parts.hour = small_number(time.substr(0, 2));
        if (time.size() > 2)
            parts.minute = small_number(time.substr(2, 2));
        if (time.size() > 4)
            parts.second = small_number(time.substr(4, 2));
    }
    if (has_fraction)
        parts.nanoseconds = nanoseconds_of(view(groups[4]));
    if (!is_there(groups[5]))
        return;
    if (groups[5][0] == '[')
        put_zone_in_brackets(parts, view(groups[5]));
    else
        parts.zone = std::string(view(groups[5]));
}

struct Form {
    explicit Form(const char* written, void (*take)(TimeParts&, const Groups&))
        : pattern(std::string("(?i)") + written), put(take) {}
    RE2 pattern;
    void (*put)(TimeParts&, const Groups&);
};

/// Where the form fits, notes what it says and leaves a blank in its place.
bool take(const Form& form, std::string& text, TimeParts& parts) {
    Groups groups;
    if (!form.pattern.Match(
            text, 0, text.size(), RE2::UNANCHORED, groups.data(),
            std::min(static_cast<int>(groups.size()), form.pattern.NumberOfCapturingGroups() + 1)))
        return false;
    form.put(parts, groups);
    text.replace(static_cast<std::size_t>(groups[0].data() - text.data()), groups[0].size(), " ");
    return true;
}

/// The patterns of Ruby's ext/date/date_parse.c, in its order.
struct Forms {
    const RE2 noise{R"([^-+',./:@\pL\pN\[\]]+)"};
    const Form weekday{R"(\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*)", put_week};
    const Form time{
        R"(((?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)(?:\s*[ap](?:m\b|\.m\.))?|\d+\s*[ap](?:m\b|\.m\.)))"
        R"((?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[[:alpha:].\s]+(?:standard|daylight)\stime\b|[[:alpha:]]+(?:\sdst)?\b))?)",
        put_time};
    const std::array<Form, 17> dates{
        Form{R"(('?\d+)[^-\d\s]*\s*)" KIJI_MONTHS R"([^-\d\s']*(?:\s*)" KIJI_ERA
             R"(?\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?)",
             put_european},
        Form{R"(\b)" KIJI_MONTHS R"([^-\d\s']*\s*('?\d+)[^-\d\s']*(?:\s*,?\s*)" KIJI_ERA
             R"(?\s*('?-?\d+))?)",
             put_american},
        Form{R"(('?[-+]?\d+)-(\d+)-('?-?\d+))", put_in_order},
        Form{R"(\b([mtshr])(\d+)\.(\d+)\.(\d+))", put_japanese},
        Form{R"(('?-?\d+)-)" KIJI_MONTHS R"([^-/.]*-('?-?\d+))", put_vms},
        Form{R"(\b)" KIJI_MONTHS R"([^-/.]*-('?-?\d+)(?:-('?-?\d+))?)", put_vms_month_first},
        Form{R"(('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?)", put_in_order},
        Form{R"(('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+))", put_in_order},
        Form{R"(\b(\d{2}|\d{4})?-?w(\d{2})(?:-?(\d))?\b)", put_week},
        Form{R"(-w-(\d)\b)", put_week},
        Form{R"(--(\d{2})?-(\d{2})\b)", put_month_day},
        Form{R"(--(\d{2})(\d{2})?\b)", put_month_day},
        Form{R"(\b(\d{2}|\d{4})-(\d{3})\b)", put_day_of_year},
        Form{R"('(\d+)\b)", put_year},
        Form{R"(\b)" KIJI_MONTHS R"(\S*)", put_month},
        Form{R"((\d+)(?:st|nd|rd|th)\b)", put_day},
        Form{
            R"(([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\])?)",
            put_digits},
    };
    const RE2 before_christ{R"((?i)\b(?:bc\b|bce\b|b\.c\.|b\.c\.e\.))"};
    const RE2 fragment{R"(^\s*(\d{1,2})\s*$)"};
};

/// Reads a text from its front, piece by piece.
class Pieces {
  public:
    explicit Pieces(std::string_view rest) : rest_(rest) {}

    bool is_at_end() const { return rest_.empty(); }
    bool skip(char letter) {
        if (!rest_.starts_with(letter))
            return false;
        rest_.remove_prefix(1);
        return true;
    }
    /// Exactly so many digits.
    std::optional<int> digits(std::size_t count) {
        const std::size_t size = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
        if (size != count)
            return std::nullopt;
        const int value = small_number(rest_.substr(0, count));
        rest_.remove_prefix(count);
        return value;
    }
    std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

/// "Z", "+0900", "+09:00".
bool is_plain_zone(std::string_view text) {
    if (text == "Z")
        return true;
    Pieces pieces(text);
    if (!pieces.skip('+') && !pieces.skip('-'))
        return false;
    if (text.size() == 5)
        return pieces.digits(4).has_value();
    return pieces.digits(2) && pieces.skip(':') && pieces.digits(2) && pieces.is_at_end();
}

/// The forms that nearly every post has, without the patterns below, which take milliseconds to
/// compile: "2024-05-02", "2024-05-02 17:30:00", "2024-05-02T17:30Z", "2024-05-02 17:30:00 +0900".
std::optional<TimeParts> plain_parts(std::string_view text) {
    Pieces pieces(text);
    TimeParts parts;
    const std::optional<int> year = pieces.digits(4);
    if (!year || !pieces.skip('-') || !(parts.month = pieces.digits(2)) || !pieces.skip('-') ||
        !(parts.day = pieces.digits(2)))
        return std::nullopt;
    parts.year = *year;
    parts.short_year = false;
    if (pieces.is_at_end())
        return parts;
    if ((!pieces.skip(' ') && !pieces.skip('T')) || !(parts.hour = pieces.digits(2)) ||
        !pieces.skip(':') || !(parts.minute = pieces.digits(2)))
        return std::nullopt;
    if (pieces.skip(':') && !(parts.second = pieces.digits(2)))
        return std::nullopt;
    pieces.skip(' ');
    if (pieces.is_at_end())
        return parts;
    if (!is_plain_zone(pieces.rest()))
        return std::nullopt;
    parts.zone = std::string(pieces.rest());
    return parts;
}

}  // namespace

TimeParts find_time_parts(std::string_view text) {
    if (std::optional<TimeParts> plain = plain_parts(text))
        return *std::move(plain);
    static const Forms forms;
    std::string rest(text);
    RE2::GlobalReplace(&rest, forms.noise, " ");
    TimeParts parts;
    take(forms.weekday, rest, parts);
    take(forms.time, rest, parts);
    std::ranges::find_if(forms.dates, [&](const Form& form) { return take(form, rest, parts); });
    if (RE2::Replace(&rest, forms.before_christ, " "))
        parts.before_christ = true;

    re2::StringPiece digits;
    if (RE2::FullMatch(rest, forms.fragment, &digits)) {
        const int value = small_number(view(digits));
        if (parts.hour && !parts.day && value >= 1 && value <= 31)
            parts.day = value;
        else if (parts.day && !parts.hour && value <= 24)
            parts.hour = value;
    }
    if (parts.before_christ && parts.year)
        parts.year = 1 - *parts.year;
    if (parts.short_year && parts.year && *parts.year >= 0 && *parts.year <= 99)
        *parts.year += *parts.year >= 69 ? 1900 : 2000;
    return parts;
}

}  // namespace kiji
