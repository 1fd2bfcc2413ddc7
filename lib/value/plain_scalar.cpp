// Psych's ScalarScanner#tokenize (psych 4.0, the same in 5): which type a plain scalar has.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <limits>
#include <optional>
#include <string>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "value/yaml.hpp"

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::optional<Value> word(std::string_view text) {
    if (ascii::equal_ignoring_case(text, "null"))
        return Value();
    if (ascii::equal_ignoring_case(text, "yes") || ascii::equal_ignoring_case(text, "true") ||
        ascii::equal_ignoring_case(text, "on"))
        return Value::of(true);
    if (ascii::equal_ignoring_case(text, "no") || ascii::equal_ignoring_case(text, "false") ||
        ascii::equal_ignoring_case(text, "off"))
        return Value::of(false);
    return std::nullopt;
}

// Psych's expressions are anchored to lines, so that "on", a blank line and "no" are true.
Value several_lines(std::string_view text) {
    constexpr std::size_t longest = 5;
    if (count_code_points(text) > longest)
        return Value::of(text);
    std::optional<Value> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view line = text.substr(at, text.find('\n', at) - at);
        if (line.empty() || std::string_view("ytonf~").find(ascii::lower(line[0])) == npos)
            return Value::of(text);
        const std::optional<Value> value = word(line);
        // null is looked for before true, and true before false
        if (value && (!found || value->is(Value::Type::nil) ||
                      (value->is(Value::Type::boolean) && found->is(Value::Type::boolean) &&
                       value->boolean())))
            found = value;
        at += line.size() + 1;
    }
    return found.value_or(Value::of(text));
}

/// Reads from the front of a text; a step that does not match takes nothing.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : rest_(text) {}

    bool done() const { return rest_.empty(); }
    bool at_digit() const { return !done() && ascii::is_digit(rest_[0]); }
    bool take(char c) { return take_any({&c, 1}); }
    bool take_any(std::string_view set) {
        if (done() || set.find(rest_[0]) == npos)
            return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string_view take_while(std::string_view set) {
        const std::string_view taken = rest_.substr(0, rest_.find_first_not_of(set));
        rest_.remove_prefix(taken.size());
        return taken;
    }
    /// A number of at least `least` and at most `most` digits.
    std::optional<int> number(std::size_t least, std::size_t most) {
        std::size_t count = 0;
        int value = 0;
        while (count < most && count < rest_.size() && ascii::is_digit(rest_[count]))
            value = value * 10 + (rest_[count++] - '0');
        if (count < least)
            return std::nullopt;
        rest_.remove_prefix(count);
        return value;
    }
    std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

constexpr std::string_view digits = "0123456789";
constexpr std::string_view blanks = " \t\n\v\f\r";

struct Day {
    int year;
    int month;
    int day;
};

std::optional<std::int64_t> days_of(Day date) {
    using namespace std::chrono;
    const year_month_day ymd{year{date.year}, month{static_cast<unsigned>(date.month)},
                             day{static_cast<unsigned>(date.day)}};
    if (!ymd.ok())
        return std::nullopt;
    return sys_days{ymd}.time_since_epoch().count();
}

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day_length = 24 * hour;

std::optional<Value> date(std::string_view text) {
    Cursor in(text);
    const auto year = in.number(4, 4);
    if (!year || !in.take('-'))
        return std::nullopt;
    const auto month = in.number(1, 2);
    if (!month || !in.take('-'))
        return std::nullopt;
    const auto day = in.number(1, 2);
    if (!day || !in.done())
        return std::nullopt;
    const auto days = days_of({*year, *month, *day});
    if (!days)
        return std::nullopt;
    return Value::of(DateTime{.microseconds = *days * day_length});
}

struct Zone {
    bool written = false;
    int minutes = 0;
};

// "Z", "+9", "+9:", "+09:00", "+0900"; three digits are hours and one digit of minutes. As Psych
// has it, "-00:30" is half an hour to the east: it looks for the sign in the hours.
std::optional<Zone> zone(Cursor& in) {
    if (in.done())
        return Zone{};
    in.take_while(blanks);
    if (in.take('Z'))
        return in.done() ? std::optional(Zone{.written = true}) : std::nullopt;
    const bool minus = in.rest().starts_with('-');
    if (!in.take_any("+-"))
        return std::nullopt;
    std::string_view before = in.take_while(digits);
    const bool colon = in.take(':');
    std::string_view after = in.take_while(digits);
    const bool fits =
        colon ? before.size() <= 2 && (after.empty() || after.size() == 2) : before.size() <= 4;
    if (before.empty() || !fits || !in.done())
        return std::nullopt;
    if (!colon) {
        after = before.substr(std::min<std::size_t>(2, before.size()));
        before = before.substr(0, 2);
    }
    const int hours = Cursor(before).number(1, 2).value_or(0);
    const int offset = hours * 60 + Cursor(after).number(0, 2).value_or(0);
    if (offset >= 24 * 60)
        return std::nullopt;  // Time.new refuses it, and Psych keeps the string
    return Zone{.written = true, .minutes = minus && hours > 0 ? -offset : offset};
}

std::optional<Value> time(std::string_view text) {
    Cursor in(text);
    const bool before_christ = in.take('-');
    const auto year = in.number(4, 4);
    if (!year || !in.take('-'))
        return std::nullopt;
    const auto month = in.number(1, 2);
    if (!month || !in.take('-'))
        return std::nullopt;
    const auto day = in.number(1, 2);
    if (!day || (!in.take_any("Tt") && in.take_while(blanks).empty()))
        return std::nullopt;
    const auto hours = in.number(1, 2);
    if (!hours || !in.take(':'))
        return std::nullopt;
    const auto minutes = in.number(2, 2);
    if (!minutes || !in.take(':'))
        return std::nullopt;
    const auto seconds = in.number(2, 2);
    if (!seconds)
        return std::nullopt;
    std::string_view fraction;
    if (in.take('.'))
        fraction = in.take_while(digits);
    const auto offset = zone(in);
    // Ruby's Time.utc takes 24:00:00, a leap second, and the 31st of every month (it rolls over).
    if (!offset || *month < 1 || *month > 12 || *day < 1 || *day > 31 || *minutes > 59 ||
        *seconds > 60 || *hours > 24 || (*hours == 24 && (*minutes > 0 || *seconds > 0)))
        return std::nullopt;
    const std::int64_t first = days_of({before_christ ? -*year : *year, *month, 1}).value_or(0);
    std::int64_t microseconds = 0;
    for (std::size_t i = 0; i < 6; ++i)
        microseconds = microseconds * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    return Value::of(DateTime{.microseconds = (first + *day - 1) * day_length + *hours * hour +
                                              (*minutes - offset->minutes) * minute +
                                              *seconds * second + microseconds,
                              .offset_minutes = static_cast<std::int16_t>(offset->minutes),
                              .has_time = true,
                              .has_offset = offset->written});
}

std::string without_separators(std::string_view text) {
    std::string out;
    std::ranges::copy_if(text, std::back_inserter(out),
                         [](char c) { return c != '_' && c != ','; });
    return out;
}

// Whether a decimal number, known to be too large or too small for a double, is the latter.
bool is_tiny(std::string_view text) {
    const std::size_t exponent_at = std::min(text.find_first_of("eE"), text.size());
    const std::string_view mantissa = text.substr(0, exponent_at);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t first = std::min(mantissa.find_first_of("123456789"), mantissa.size());
    const std::string_view exponent = text.substr(exponent_at);
    std::int64_t power = 0;
    if (exponent.size() > 2) {
        const auto read =
            std::from_chars(exponent.data() + 2, exponent.data() + exponent.size(), power);
        if (read.ec != std::errc{})
            return exponent[1] == '-';
        if (exponent[1] == '-')
            power = -power;
    }
    return power + static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first) < 0;
}

double real_of(std::string_view text) {
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc::result_out_of_range) {
        value = is_tiny(text) ? 0.0 : std::numeric_limits<double>::infinity();
        return text.starts_with('-') ? -value : value;
    }
    return value;
}

// Integer() of Ruby: digits of one base, beyond 64 bits the nearest real.
Value integer_of(std::string_view text, bool minus, int base) {
    std::int64_t value = 0;
    const std::string signed_text = (minus ? "-" : "") + std::string(text);
    const char* last = signed_text.data() + signed_text.size();
    if (std::from_chars(signed_text.data(), last, value, base).ec == std::errc{})
        return Value::of(value);
    if (base == 10)
        return Value::of(real_of(signed_text));
    double real = 0;
    for (const char c : text)
        real = real * base + (ascii::is_digit(c) ? c - '0' : ascii::lower(c) - 'a' + 10);
    return Value::of(minus ? -real : real);
}

std::optional<Value> based_integer(std::string_view body, bool minus, std::string_view set,
                                   int base) {
    if (body.empty() || body.find_first_not_of(set) != npos)
        return std::nullopt;
    const std::string plain = without_separators(body);
    if (plain.empty())
        return std::nullopt;  // "0x_": Ruby's Integer() raises
    return integer_of(plain, minus, base);
}

std::optional<Value> integer(std::string_view text) {
    const bool minus = text[0] == '-';
    if (text[0] == '-' || text[0] == '+')
        text.remove_prefix(1);
    if (text.empty() || !ascii::is_digit(text[0]))
        return std::nullopt;
    if (text.starts_with("0b"))
        return based_integer(text.substr(2), minus, "01_,", 2);
    if (text.starts_with("0x"))
        return based_integer(text.substr(2), minus, "0123456789abcdefABCDEF_,", 16);
    if (text[0] == '0')
        return based_integer(text, minus, "01234567_,", 8);
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool separator = text[i] == '_' || text[i] == ',';
        const bool followed = i + 1 < text.size() && ascii::is_digit(text[i + 1]);
        if (!ascii::is_digit(text[i]) && !(separator && followed))
            return std::nullopt;
    }
    return integer_of(without_separators(text), minus, 10);
}

// A point is needed, and a sign in the exponent: "1e3" and "1.5e3" are strings.
std::optional<Value> real(std::string_view text) {
    Cursor in(text);
    in.take_any("+-");
    bool has_digits = false;
    if (in.at_digit()) {
        in.take_while("0123456789_,");
        has_digits = true;
    }
    if (!in.take('.'))
        return std::nullopt;
    has_digits |= !in.take_while(digits).empty();
    if (in.take_any("eE") && (!in.take_any("+-") || in.take_while(digits).empty()))
        return std::nullopt;
    if (!in.done() || !has_digits)
        return std::nullopt;
    return Value::of(real_of(without_separators(text)));
}

// String#to_i and #to_f: digits with single underscores between them, up to what does not fit.
std::string leading_number(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool sign = i == 0 && text[i] == '-';
        const bool point = text[i] == '.' && out.find('.') == npos && i + 1 < text.size() &&
                           ascii::is_digit(text[i + 1]);
        const bool between = text[i] == '_' && i > 0 && ascii::is_digit(text[i - 1]) &&
                             i + 1 < text.size() && ascii::is_digit(text[i + 1]);
        const bool plus = i == 0 && text[i] == '+';
        if (ascii::is_digit(text[i]) || sign || point)
            out += text[i];
        else if (!between && !plus)
            break;
    }
    return out;
}

// "1:30", "12:30:45", "1:30.5": Psych gives the first part 3600, also where only two are written.
std::optional<Value> sexagesimal(std::string_view text) {
    Cursor in(text);
    in.take_any("+-");
    if (!in.at_digit())
        return std::nullopt;
    in.take_while("0123456789_");
    std::array<std::string_view, 3> parts{text.substr(0, text.size() - in.rest().size())};
    std::size_t count = 1;
    while (count < parts.size() && in.take(':')) {
        const std::string_view from = in.rest();
        const auto number = in.number(1, 2);
        if (!number || *number > 59)
            return std::nullopt;
        parts[count++] = from.substr(0, from.size() - in.rest().size());
    }
    if (count == 1)
        return std::nullopt;
    const bool point = in.take('.');
    if (point) {
        const std::string_view fraction = in.take_while("0123456789_");
        std::string_view& last = parts[count - 1];
        last = {last.data(), last.size() + 1 + fraction.size()};
    }
    if (!in.done())
        return std::nullopt;
    constexpr std::array<std::int64_t, 3> weights{3600, 60, 1};
    double real = 0;
    std::int64_t whole = 0;
    bool overflow = false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = leading_number(parts[i]);
        real += real_of(number) * static_cast<double>(weights[i]);
        std::int64_t part = 0;
        overflow |=
            std::from_chars(number.data(), number.data() + number.size(), part).ec != std::errc{} ||
            __builtin_mul_overflow(part, weights[i], &part) ||
            __builtin_add_overflow(whole, part, &whole);
    }
    return point || overflow ? Value::of(real) : Value::of(whole);
}

std::optional<Value> special_real(std::string_view text) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (ascii::equal_ignoring_case(text, ".inf") || ascii::equal_ignoring_case(text, "+.inf"))
        return Value::of(infinity);
    if (ascii::equal_ignoring_case(text, "-.inf"))
        return Value::of(-infinity);
    if (ascii::equal_ignoring_case(text, ".nan"))
        return Value::of(std::numeric_limits<double>::quiet_NaN());
    return std::nullopt;
}

}  // namespace

Value plain_scalar(std::string_view text) {
    if (text.empty() || text == "~")
        return {};
    const char first = text[0];
    const bool numeric = ascii::is_digit(first) || first == '-' || first == '+' || first == '.';
    constexpr std::size_t longest_word = 5;
    if (!numeric && (text.size() > longest_word ||
                     std::string_view("ytonf").find(ascii::lower(first)) == npos)) {
        return text.find('\n') == npos ? Value::of(text) : several_lines(text);
    }
    if (text.find('\n') != npos)
        return several_lines(text);
    if (!numeric)
        return word(text).value_or(Value::of(text));
    for (const auto& reader : {time, date, special_real, sexagesimal, real, integer}) {
        if (const std::optional<Value> value = reader(text))
            return *value;
    }
    return Value::of(text);
}

}  // namespace kiji::yaml
