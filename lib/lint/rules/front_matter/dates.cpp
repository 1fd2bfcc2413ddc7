#include "lint/rules/front_matter/dates.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"

namespace kiji::lint {
namespace {

struct Month {
    std::string_view name;
    int days;
};
constexpr std::array<Month, 12> months{{{"January", 31},
                                        {"February", 29},
                                        {"March", 31},
                                        {"April", 30},
                                        {"May", 31},
                                        {"June", 30},
                                        {"July", 31},
                                        {"August", 31},
                                        {"September", 30},
                                        {"October", 31},
                                        {"November", 30},
                                        {"December", 31}}};

constexpr std::string_view no_date = "Jekyll finds no day in it";

/// A run of digits, a run of letters, or any other byte.
struct Token {
    std::string_view text;
    bool number = false;
    bool word = false;
    int value = 0;  // of a number of up to 8 digits
};

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const bool number = ascii::is_digit(text[at]);
        const bool word = ascii::is_letter(text[at]);
        std::size_t end = at + 1;
        while (end < text.size() &&
               ((number && ascii::is_digit(text[end])) || (word && ascii::is_letter(text[end]))))
            ++end;
        Token token{.text = text.substr(at, end - at), .number = number, .word = word};
        if (number && token.text.size() <= 8) {
            for (const char digit : token.text)
                token.value = token.value * 10 + (digit - '0');
        }
        tokens.push_back(token);
        at = end;
    }
    return tokens;
}

bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

struct Day {
    int year = 2000;  // a leap year, where none was written
    int month = 1;
    int day = 1;
};

std::string fault_of(const Day& date) {
    if (date.month < 1 || date.month > 12)
        return fmt::format("there is no month {}", date.month);
    const Month& month = months[static_cast<std::size_t>(date.month - 1)];
    const int days = date.month == 2 && !is_leap(date.year) ? 28 : month.days;
    if (date.day < 1 || date.day > days)
        return fmt::format("{} {} has no day {}", month.name, date.year, date.day);
    return {};
}

/// "Nov", "nov", "November": the month, or 0.
int month_of(const Token& token) {
    if (!token.word || token.text.size() < 3)
        return 0;
    const auto begins = [&](const Month& month) {
        return token.text.size() <= month.name.size() &&
               std::equal(token.text.begin(), token.text.end(), month.name.begin(),
                          [](char a, char b) { return (a | 0x20) == (b | 0x20); });
    };
    const auto found = std::ranges::find_if(months, begins);
    return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

class Reader {
  public:
    explicit Reader(std::string_view text) : tokens_(tokens_of(text)) {}

    std::string fault() {
        std::optional<Day> day;
        std::size_t at = 0;
        for (; at < tokens_.size() && !day; ++at) {
            day = numbers(at);
            if (!day)
                day = compact(at);
            if (!day)
                day = named(at);
        }
        if (!day)
            return std::string(no_date);
        std::string fault = fault_of(*day);
        return fault.empty() ? time_fault() : fault;
    }

  private:
    const Token* token(std::size_t at) const {
        return at < tokens_.size() ? &tokens_[at] : nullptr;
    }
    bool is_number(std::size_t at, std::size_t digits) const {
        return at < tokens_.size() && tokens_[at].number && tokens_[at].text.size() <= digits;
    }

    /// 2024-05-02, 2.5.2024, 24/5/2.
    std::optional<Day> numbers(std::size_t at) const {
        if (!is_number(at, 4) || !is_number(at + 2, 2) || !is_number(at + 4, 4))
            return std::nullopt;
        const std::string_view separator = tokens_[at + 1].text;
        if ((separator != "-" && separator != "/" && separator != ".") ||
            tokens_[at + 3].text != separator)
            return std::nullopt;
        const Token& first = tokens_[at];
        const Token& last = tokens_[at + 4];
        const int month = tokens_[at + 2].value;
        if (first.text.size() > 2 || last.text.size() <= 2)
            return Day{first.value, month, last.value};
        return Day{last.value, month, first.value};
    }

    /// 20240502, 20240502T173000.
    std::optional<Day> compact(std::size_t at) const {
        const Token& token = tokens_[at];
        if (!token.number ||
            (token.text.size() != 8 && token.text.size() != 12 && token.text.size() != 14))
            return std::nullopt;
        const auto part = [&](std::size_t from, std::size_t digits) {
            return tokens_of(token.text.substr(from, digits)).front().value;
        };
        return Day{part(0, 4), part(4, 2), part(6, 2)};
    }

    /// "May 2, 2024", "2 May 2024", "Thu, 02 May 2024", "May 2024".
    std::optional<Day> named(std::size_t at) const {
        const int month = month_of(tokens_[at]);
        if (month == 0)
            return std::nullopt;
        Day date{.month = month};
        for (const Token& token : tokens_) {
            if (!token.number)
                continue;
            if (token.text.size() == 4)
                date.year = token.value;
            else if (token.text.size() <= 2 && date.day == 1 && !is_clock(token))
                date.day = token.value;
        }
        return date;
    }

    /// True for the numbers of "17:30:06".
    bool is_clock(const Token& number) const {
        const auto at = static_cast<std::size_t>(&number - tokens_.data());
        return (at + 1 < tokens_.size() && tokens_[at + 1].text == ":") ||
               (at > 0 && tokens_[at - 1].text == ":");
    }

    /// The first "17:30" or "17:30:06".
    std::string time_fault() const {
        for (std::size_t at = 0; at + 2 < tokens_.size(); ++at) {
            if (!tokens_[at].number || tokens_[at + 1].text != ":" || !tokens_[at + 2].number)
                continue;
            const bool is_midnight = tokens_[at + 2].value == 0;
            if (tokens_[at].value > 24 || (tokens_[at].value == 24 && !is_midnight))
                return fmt::format("there is no hour {}", tokens_[at].value);
            if (tokens_[at + 2].value > 59)
                return fmt::format("there is no minute {}", tokens_[at + 2].value);
            if (at + 4 < tokens_.size() && tokens_[at + 3].text == ":" && tokens_[at + 4].number &&
                tokens_[at + 4].value > 60)
                return fmt::format("there is no second {}", tokens_[at + 4].value);
            return {};
        }
        return {};
    }

    std::vector<Token> tokens_;
};

std::string_view unquoted(std::string_view text) {
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
        text.back() == text.front())
        return text.substr(1, text.size() - 2);
    return text;
}

}  // namespace

std::string why_unreadable(std::string_view text) {
    return Reader(text).fault();
}

std::string why_date_unreadable(const Document& doc) {
    const Value* date = doc.meta("date");
    // Without a date the name of the file has one.
    if (date == nullptr || date->is(Value::Type::nil))
        return {};
    switch (date->type()) {
        case Value::Type::date:
        case Value::Type::integer:
            // As it is written: "2024-02-30 10:00:00" has become a day in March.
            return why_unreadable(unquoted(doc.file().slice(doc.place("date").value)));
        case Value::Type::string:
            return why_unreadable(date->string());
        default:
            return fmt::format("it is {}", describe(*date));
    }
}

}  // namespace kiji::lint
