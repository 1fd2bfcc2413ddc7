#include "page.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "language.hpp"
#include "markdown/markdown.hpp"
#include "prose/prose.hpp"
#include "templates.hpp"

namespace kiji::cli {
namespace {

using std::chrono::year_month_day;

std::string escaped(std::string_view text) {
    std::string out;
    markdown::escape_html(out, text);
    return out;
}

/// A scalar of the front matter as text; empty where there is none.
std::string scalar(const Document& doc, std::string_view key) {
    const Value* value = doc.meta(key);
    if (value == nullptr)
        return {};
    switch (value->type()) {
        case Value::Type::nil:
        case Value::Type::array:
        case Value::Type::object:
            return {};
        case Value::Type::string:
            return std::string(value->string());
        case Value::Type::boolean:
        case Value::Type::integer:
        case Value::Type::real:
        case Value::Type::date:
            break;
    }
    // "title: 1984" is a title all the same: as it was written.
    return std::string(doc.file().slice(doc.place(key).value));
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (out.ends_with(' '))
        out.pop_back();
    return out;
}

struct Title {
    std::string text;
    bool in_body = false;  // the body shows it already, as its first heading
};

Title title_of(const Document& doc) {
    if (std::string title = one_line(scalar(doc, "title")); !title.empty())
        return {std::move(title), false};
    if (!doc.headings().empty()) {
        const markdown::NodeId first = doc.headings().front();
        if (std::string title = one_line(doc.tree().plain_text(first)); !title.empty())
            return {std::move(title), doc.tree().heading(first).level == 1};
    }
    std::string_view name = file_name(doc.file().name());
    name.remove_suffix(extension(name).size());
    return {std::string(name), false};
}

/// A date as it was written: the day, and the whole for `<time datetime>`.
struct Written {
    year_month_day day;
    std::string machine;
};

std::optional<Written> written(const DateTime& date) {
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
    return Written{ymd, std::move(machine)};
}

/// "2025-11-07" at the beginning of `text`.
std::optional<Written> leading_date(std::string_view text) {
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
    return Written{day, std::string(text.substr(0, 10))};
}

/// The date of the front matter, else that of a file name such as 2025-11-07-title.md.
std::optional<Written> date_of(const Document& doc) {
    if (const Value* value = doc.meta("date"); value != nullptr) {
        if (value->is(Value::Type::date))
            return written(value->date());
        if (value->is(Value::Type::string)) {
            if (std::optional<Written> date = leading_date(value->string()))
                return date;
        }
    }
    return leading_date(file_name(doc.file().name()));
}

/// How a language writes what the page says by itself.
struct Words {
    std::string_view language;
    std::string (*date)(const year_month_day& day);
    std::string (*reading)(int minutes);
};

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

constexpr std::array all_words{
    Words{"en", english_date,
          [](int minutes) {
              return fmt::format("{} minute{} to read", minutes, minutes == 1 ? "" : "s");
          }},
    Words{"ja", east_asian_date<U'年', U'月', U'日'>,
          [](int minutes) { return fmt::format("読了時間 約{}分", minutes); }},
    Words{"zh", east_asian_date<U'年', U'月', U'日'>,
          [](int minutes) { return fmt::format("阅读约{}分钟", minutes); }},
    Words{"ko", east_asian_date<U'년', U'월', U'일'>,
          [](int minutes) { return fmt::format("읽는 시간 약 {}분", minutes); }},
};

/// The words for "ja", "ja-JP", …; English where we know none.
const Words& words_for(std::string_view language) {
    for (const Words& words : all_words) {
        if (language.substr(0, language.find('-')) == words.language)
            return words;
    }
    return all_words.front();
}

/// A language tag of the front matter (BCP 47: letters, digits, hyphens), else a guess.
std::string language_of(const Document& doc) {
    std::string language = scalar(doc, "lang");
    const bool usable =
        language.size() >= 2 && language.size() <= 35 &&
        language.find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
    return usable ? language : std::string(detect_language(doc));
}

std::string description_of(const Document& doc) {
    for (const std::string_view key : {"description", "excerpt"}) {
        if (std::string text = one_line(scalar(doc, key)); !text.empty())
            return text;
    }
    return {};
}

std::string header_of(const Document& doc, const Title& title, const Words& words,
                      const corpus::Config& config) {
    std::string out = "<header>\n";
    if (!title.in_body)
        out += fmt::format("<h1>{}</h1>\n", escaped(title.text));
    out += "<p class=\"about\">";
    if (const std::optional<Written> date = date_of(doc)) {
        out += fmt::format("<time datetime=\"{}\">{}</time> <span>", date->machine,
                           words.date(date->day));
    } else {
        out += "<span>";
    }
    const double minutes =
        prose::reading_minutes(prose::measure(doc, prose::find_markers(doc)),
                               {config.cjk_characters_per_minute, config.words_per_minute});
    out += words.reading(std::max(1, static_cast<int>(std::lround(std::ceil(minutes)))));
    return out + "</span></p>\n</header>";
}

using Slot = std::pair<std::string_view, std::string_view>;

/// Puts each slot's text in the place of its "{{ name }}"; what is put in is not read again.
std::string fill(std::string_view page, std::span<const Slot> slots) {
    std::string out;
    while (true) {
        const std::size_t open = page.find("{{ ");
        out += page.substr(0, open);
        if (open == std::string_view::npos)
            return out;
        page.remove_prefix(open + 3);
        const std::size_t close = page.find(" }}");
        assert(close != std::string_view::npos);
        for (const auto& [name, text] : slots) {
            if (name == page.substr(0, close))
                out += text;
        }
        page.remove_prefix(close + 3);
    }
}

}  // namespace

std::string page(const Document& doc, std::string_view content, const corpus::Config& config) {
    const std::string language = language_of(doc);
    const Title title = title_of(doc);
    const std::string title_text = escaped(title.text);
    const std::string header = header_of(doc, title, words_for(language), config);
    std::string description = description_of(doc);
    if (!description.empty())
        description =
            fmt::format("\n<meta name=\"description\" content=\"{}\">", escaped(description));
    const std::array<Slot, 5> slots{{
        {"language", language},
        {"title", title_text},
        {"description", description},
        {"header", header},
        {"content", content},
    }};
    return fill(templates::page_html, slots);
}

}  // namespace kiji::cli
