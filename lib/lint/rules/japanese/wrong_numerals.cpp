// Numbers to count with are written in digits, those in set phrases in kanji.
#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/numerals.hpp"

namespace kiji::lint {
namespace {

/// Kanji digits between `before` and `behind` count something.
struct Counted {
    std::string_view before;
    std::string_view behind;
};
constexpr std::array<Counted, 11> counted{{{"", "兆"},
                                           {"", "億"},
                                           {"", "万"},
                                           {"", "つ"},
                                           {"", "回"},
                                           {"", "か月"},
                                           {"", "番目"},
                                           {"", "進法"},
                                           {"", "次元"},
                                           {"第", "章"},
                                           {"第", "節"}}};
constexpr std::size_t first_small = 3;  // those before are one pattern: 兆, 億, 万

/// Digits between `before` and `behind` belong to a set phrase.
struct Phrase {
    std::string_view before;
    std::string_view digits;  // "10+": a one and zeros; "0-9+": any number
    std::string_view behind;
    std::string_view not_behind{};  // what may not follow
    bool inside = false;            // something that is no digit stands before
};
constexpr std::array<Phrase, 14> phrases{{{"世界", "1", ""},
                                          {"", "1", "時的"},
                                          {"", "1", "部分"},
                                          {"第", "3", "者"},
                                          {"", "1", "種", "類", true},
                                          {"", "1", "部の"},
                                          {"", "1", "番に"},
                                          {"数", "10+", "倍"},
                                          {"数", "10+", "兆"},
                                          {"数", "10+", "億"},
                                          {"数", "10+", "万"},
                                          {"数", "10+", "年"},
                                          {"", "0-9+", "次関数"},
                                          {"", "5", "大陸"}}};

/// Where a text holds one of these, none of its numbers of that kind is told: 一つ星, 数十万.
bool has_idiom_of_tsu(std::string_view text) {
    constexpr std::array<std::string_view, 10> endings{"返事", "子", "ひとつ", "星",     "編",
                                                       "葉",   "橋", "と無い", "とない", "に一つ"};
    constexpr std::array<std::string_view, 7> beginnings{"ただ", "唯", "女手",  "男手",
                                                         "穴",   "瓜", "馬鹿の"};
    constexpr std::string_view tsu = "つ";
    constexpr std::size_t kanji = 3;  // bytes of a digit
    for (std::size_t at = text.find(tsu, kanji); at != std::string_view::npos;
         at = text.find(tsu, at + tsu.size())) {
        const std::string_view digit = text.substr(at - kanji, kanji);
        const std::string_view behind = text.substr(at + tsu.size());
        const std::string_view before = text.substr(0, at - kanji);
        const auto value = is_kanji_digit(decode(digit, 0).value) ? number_of(digit) : std::nullopt;
        if (value && *value >= 1 && *value <= 9 && decode(digit, 0).value <= U'鿿' &&
            std::ranges::any_of(endings, [&](auto end) { return behind.starts_with(end); }))
            return true;
        if ((digit == "一" || digit == "二") &&
            std::ranges::any_of(beginnings, [&](auto word) { return before.ends_with(word); }))
            return true;
    }
    return false;
}

constexpr unsigned first_lead = 0xE3;
/// The second bytes of the kanji that is_kanji_digit() knows, as bits, by their first ones.
constexpr std::array<std::uint64_t, 5> second_bytes = [] {
    std::array<std::uint64_t, 5> bits{};
    const auto add = [&bits](unsigned lead, std::initializer_list<unsigned> seconds) {
        for (const unsigned second : seconds)
            bits[lead - first_lead] |= std::uint64_t{1} << (second & 0x3FU);
    };
    add(0xE3, {0x80});                                // 〇
    add(0xE4, {0xB8, 0xB9, 0xBA});                    // 一七三九二五
    add(0xE5, {0x85, 0x8D, 0x8F, 0x9B, 0xA3, 0xBC});  // 六八十参四壱弐
    add(0xE6, {0x8B});                                // 拾
    add(0xE7, {0x99});                                // 百
    return bits;
}();

bool is_kanji_digit_at(std::string_view text, std::size_t at) {
    const unsigned lead = static_cast<unsigned char>(text[at]) - first_lead;
    if (lead >= second_bytes.size() || at + 1 >= text.size())
        return false;
    const unsigned second = static_cast<unsigned char>(text[at + 1]) & 0x3FU;
    return ((second_bytes[lead] >> second) & 1U) != 0 && is_kanji_digit(decode(text, at).value);
}

class Search {
  public:
    Search(std::string_view text, std::size_t begin, Findings& out)
        : text_(text), begin_(begin), out_(&out) {}

    void run() {
        for (std::size_t at = 0; at < text_.size();) {
            const auto first = static_cast<unsigned char>(text_[at]);
            if (ascii::is_digit(first))
                at = digits_at(at);
            else if (is_kanji_digit_at(text_, at))
                at = kanji_at(at);
            else
                at += first >= 0xE3 && first <= 0xE9 ? 3 : 1;
        }
    }

  private:
    /// Of each kind the first is told, as textlint does it.
    std::size_t kanji_at(std::size_t first) {
        std::size_t end = first;
        for (CodePoint c = decode(text_, end); is_kanji_digit(c.value); c = decode(text_, end))
            end += c.length;
        const std::string_view before = text_.substr(0, first);
        const std::string_view behind = text_.substr(end);
        const bool uncounted = before.ends_with("数") || before.ends_with("何");
        for (std::size_t i = 0; i < counted.size(); ++i) {
            const std::size_t kind = std::max(i, first_small - 1);
            if (!before.ends_with(counted[i].before) || !behind.starts_with(counted[i].behind))
                continue;
            if (i < first_small && uncounted)
                large_is_idiom_ = true;
            if (counted_told_[kind])
                continue;
            if (i == first_small && has_idiom_of_tsu(text_))
                continue;
            counted_told_[kind] = true;
            const Span span = span_of(begin_ + first - counted[i].before.size(),
                                      begin_ + end + counted[i].behind.size());
            const auto number = number_of(text_.substr(first, end - first));
            Diagnostic finding = told(span, first, end, "counts something");
            if (number && !before.ends_with("千"))
                mend(finding, first, end, std::to_string(*number));
            if (i < first_small)
                large_ = std::move(finding);
            else
                out_->add(std::move(finding));
        }
        return end;
    }

    std::size_t digits_at(std::size_t first) {
        std::size_t end = first;
        while (end < text_.size() && ascii::is_digit(static_cast<unsigned char>(text_[end])))
            ++end;
        // Each phrase has a kanji on one side.
        const auto is_kanji_byte = [&](std::size_t at) {
            return at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0xE4;
        };
        if (!is_kanji_byte(end) &&
            (first == 0 || static_cast<unsigned char>(text_[first - 1]) < 0x80))
            return end;
        for (std::size_t i = 0; i < phrases.size(); ++i) {
            if (!phrase_told_[i])
                phrase_told_[i] = look_for(phrases[i], first, end);
        }
        return end;
    }

    bool look_for(const Phrase& phrase, std::size_t first, std::size_t end) {
        const std::string_view digits = text_.substr(first, end - first);
        if (phrase.digits == "10+") {
            const bool round = digits.size() > 1 && digits[0] == '1' &&
                               digits.find_first_not_of('0', 1) == std::string_view::npos;
            return round && report(phrase, first, end);
        }
        if (phrase.digits == "0-9+")
            return report(phrase, first, end);
        // One digit: behind a word it begins the number, before a word it ends it.
        const bool begins = !phrase.before.empty();
        if (begins &&
            (digits[0] != phrase.digits[0] || (digits.size() > 1 && !phrase.behind.empty())))
            return false;
        if (!begins && (digits.back() != phrase.digits[0] || (phrase.inside && digits.size() > 1)))
            return false;
        return report(phrase, begins ? first : end - 1, begins ? first + 1 : end);
    }

    bool report(const Phrase& phrase, std::size_t first, std::size_t end) {
        const std::string_view behind = text_.substr(end);
        if (!text_.substr(0, first).ends_with(phrase.before) ||
            !behind.starts_with(phrase.behind) || (phrase.inside && first == 0) ||
            (!phrase.not_behind.empty() &&
             behind.substr(phrase.behind.size()).starts_with(phrase.not_behind)))
            return false;
        const Span span =
            span_of(begin_ + first - phrase.before.size(), begin_ + end + phrase.behind.size());
        Diagnostic finding = told(span, first, end, "belongs to a set phrase");
        if (const auto kanji = in_kanji(text_.substr(first, end - first)))
            mend(finding, first, end, *kanji);
        out_->add(std::move(finding));
        return true;
    }

    Diagnostic told(Span span, std::size_t first, std::size_t end, std::string_view what) const {
        return {.span = span,
                .message = fmt::format("\"{}\" in \"{}\" {}", text_.substr(first, end - first),
                                       text_.substr(span.begin - begin_, span.size()), what),
                .help = "write it in digits, or in kanji where it is a name"};
    }
    void mend(Diagnostic& finding, std::size_t first, std::size_t end,
              const std::string& text) const {
        finding.help = fmt::format("write {}", text);
        finding.fix = {{span_of(begin_ + first, begin_ + end), text}};
    }

  public:
    /// What waits until the whole text was seen.
    void end() {
        if (large_ && !large_is_idiom_)
            out_->add(*std::move(large_));
    }

  private:
    std::string_view text_;
    std::size_t begin_;
    Findings* out_;
    std::array<bool, counted.size()> counted_told_{};
    std::array<bool, phrases.size()> phrase_told_{};
    std::optional<Diagnostic> large_;
    bool large_is_idiom_ = false;
};

void check(const Document&, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if (!run.plain || (run.seen & seen_kanji) == 0)
            continue;
        Search search(prose.slice(run.span), run.span.begin, out);
        search.run();
        search.end();
    }
}

}  // namespace

constinit const Rule rules::wrong_numerals{
    .name = "wrong-numerals",
    .also = "arabic-kanji-numbers ja-technical-writing/arabic-kanji-numbers",
    .tags = "japanese ja-technical-writing",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Number is in kanji where digits are usual, or the other way round",
    .why =
        "What is counted is written in digits (2つ, 3回), what is a set phrase in kanji (一般, "
        "第三者); only the first of each kind in a piece of text is told.",
    .bad = "二つの雪だるまを作りました。\n",
    .good = "2つの雪だるまを作りました。世界一の雪だるまです。\n",
    .check = check,
};

}  // namespace kiji::lint
