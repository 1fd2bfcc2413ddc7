// The form in which nearly all times of a blog are written, read without a search.
#include <algorithm>

#include "base/ascii.hpp"
#include "value/time_parts.hpp"

namespace kiji {
namespace {

/// Takes pieces off the front of a text.
class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool done() const { return rest_.empty(); }
    bool take(char wanted) {
        if (!rest_.starts_with(wanted))
            return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool take(std::string_view wanted) {
        if (!rest_.starts_with(wanted))
            return false;
        rest_.remove_prefix(wanted.size());
        return true;
    }
    /// Exactly `count` digits, and none behind them.
    std::optional<int> number(std::size_t count) {
        const std::string_view digits = take_digits();
        if (digits.size() != count)
            return std::nullopt;
        int value = 0;
        for (const char digit : digits)
            value = value * 10 + (digit - '0');
        return value;
    }
    std::string_view take_digits() {
        const std::string_view digits = rest_.substr(
            0, static_cast<std::size_t>(std::ranges::find_if_not(rest_, ascii::is_digit<char>) -
                                        rest_.begin()));
        rest_.remove_prefix(digits.size());
        return digits;
    }
    std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

bool read_date(Reader& text, TimeParts& parts) {
    parts.year = text.number(4);
    if (!parts.year || !text.take('-'))
        return false;
    parts.month = text.number(2);
    if (!parts.month || !text.take('-'))
        return false;
    parts.day = text.number(2);
    return parts.day.has_value();
}

bool read_time(Reader& text, TimeParts& parts) {
    parts.hour = text.number(2);
    if (!parts.hour || !text.take(':'))
        return false;
    parts.minute = text.number(2);
    if (!parts.minute || !text.take(':'))
        return false;
    parts.second = text.number(2);
    if (!parts.second)
        return false;
    if (text.take('.')) {
        constexpr std::size_t most_digits = 9;
        const std::string_view digits = text.take_digits();
        if (digits.empty() || digits.size() > most_digits)
            return false;
        std::int32_t value = 0;
        for (std::size_t i = 0; i < most_digits; ++i)
            value = value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
        parts.nanoseconds = value;
    }
    return true;
}

/// "Z", "UTC", "+0900", "-05:00".
bool read_zone(Reader& text, TimeParts& parts) {
    const std::string_view written = text.rest();
    if (text.take('Z') || text.take("UTC")) {
        parts.zone = written;
        return text.done();
    }
    if (!text.take('+') && !text.take('-'))
        return false;
    const std::string_view digits = text.take_digits();
    if (digits.size() != 4 && (digits.size() != 2 || !text.take(':') || !text.number(2)))
        return false;
    parts.zone = written;
    return text.done();
}

}  // namespace

std::optional<TimeParts> read_plain_time(std::string_view written) {
    Reader text(written);
    TimeParts parts;
    parts.short_year = false;
    if (!read_date(text, parts))
        return std::nullopt;
    if (text.done())
        return parts;
    if ((!text.take(' ') && !text.take('T')) || !read_time(text, parts))
        return std::nullopt;
    if (text.done())
        return parts;
    text.take(' ');
    if (!read_zone(text, parts))
        return std::nullopt;
    return parts;
}

}  // namespace kiji
