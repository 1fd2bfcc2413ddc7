// Where sentences end, in Japanese and in scripts with blanks between words.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "prose/code_points.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

constexpr std::u32string_view openers = U"「『（(【［[〈《〔｛{“‘";
constexpr std::u32string_view closers = U"」』）)】］]〉》〕｝}”’";
constexpr std::u32string_view straight_quotes = U"\"'";
constexpr std::u32string_view wide_ends = U"。！？｡‼⁇⁈⁉";
constexpr std::u32string_view narrow_ends = U".!?．";

constexpr bool is_in(std::u32string_view set, char32_t value) {
    return set.find(value) != std::u32string_view::npos;
}

enum class Kind : std::uint8_t { none, opener, closer, straight_quote, wide_end, narrow_end };

constexpr Kind looked_up(char32_t value) {
    if (is_in(openers, value))
        return Kind::opener;
    if (is_in(closers, value))
        return Kind::closer;
    if (is_in(straight_quotes, value))
        return Kind::straight_quote;
    if (is_in(wide_ends, value))
        return Kind::wide_end;
    return is_in(narrow_ends, value) ? Kind::narrow_end : Kind::none;
}
constexpr std::array<Kind, 128> ascii_kinds = [] {
    std::array<Kind, 128> kinds{};
    for (char32_t value = 0; value < kinds.size(); ++value)
        kinds[value] = looked_up(value);
    return kinds;
}();
constexpr Kind kind_of(char32_t value) {
    if (value < ascii_kinds.size())
        return ascii_kinds[value];
    // Kana, Han, Hangul: nearly all the rest.
    return value >= 0x3040 && value <= 0xFF00 ? Kind::none : looked_up(value);
}

/// What may open, close or end something, and where it stands.
struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
    char32_t value = 0;
    Kind kind = Kind::none;
    /// How many brackets stand open here; only those that are closed count, or one forgotten
    /// bracket would make a single sentence of all the rest.
    int depth = 0;

    bool ends() const { return kind == Kind::wide_end || kind == Kind::narrow_end; }
    bool ends_or_closes() const {
        return ends() || kind == Kind::closer || kind == Kind::straight_quote;
    }
};

/// Bytes that tell of a mark; all others are skipped without reading the code point. Those that
/// begin with 0xE3 are told by the byte behind it, for kana begin so as well.
constexpr char told_by = '\x80';
constexpr std::array<bool, 0x100> tells_of_mark = [] {
    std::array<bool, 0x100> tells{};
    for (const std::u32string_view set :
         {openers, closers, straight_quotes, wide_ends, narrow_ends}) {
        for (const char32_t value : set) {
            const char32_t first = value < 0x80 ? value : 0xE0 + (value >> 12U);  // of three bytes
            tells[first == 0xE3 ? 0x80 + (value >> 6U & 0x3FU) : first] = true;
        }
    }
    return tells;
}();

std::vector<Mark> marks_in(std::string_view text) {
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!tells_of_mark[static_cast<unsigned char>(text[i])])
            continue;
        if (text[i] == told_by && (i == 0 || text[i - 1] != '\xE3'))
            continue;
        const std::size_t at = text[i] == told_by ? i - 1 : i;
        const CodePoint point = next_code_point(text, at);
        if (const Kind kind = kind_of(point.value); kind != Kind::none)
            marks.push_back(
                {.begin = at, .end = at + point.length, .value = point.value, .kind = kind});
    }
    return marks;
}

/// A bracket that is open at this place, and the one that closes it.
struct Bracket {
    std::size_t at = 0;  // in the marks
    char32_t closer = 0;
};

void note_depths(std::vector<Mark>& marks) {
    std::vector<Bracket> open;
    // First by how much the depth changes at each mark.
    const auto close = [&](std::size_t at) {
        // Only the nearest few are looked at: a closer without its opener must not cost a walk.
        constexpr std::size_t reach = 8;
        for (std::size_t back = 1; back <= std::min(reach, open.size()); ++back) {
            const std::size_t i = open.size() - back;
            if (open[i].closer != marks[at].value)
                continue;
            ++marks[open[i].at].depth;
            --marks[at].depth;
            open.resize(i);
            return;
        }
    };
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].kind == Kind::opener)
            open.push_back({i, closers[openers.find(marks[i].value)]});
        else if (marks[i].kind == Kind::closer)
            close(i);
    }
    int depth = 0;
    for (Mark& mark : marks)
        mark.depth = depth += mark.depth;
}

constexpr std::array<std::string_view, 41> abbreviations = {
    "mr",  "mrs",  "ms",  "dr",  "prof", "rev",    "gen",  "sen", "rep", "gov", "st",
    "sr",  "jr",   "vs",  "no",  "nos",  "fig",    "figs", "eq",  "vol", "ch",  "sec",
    "pp",  "p",    "ed",  "eds", "cf",   "approx", "e.g",  "i.e", "al",  "jan", "feb",
    "aug", "sept", "oct", "nov", "dec",  "inc",    "ltd",  "etc"};

/// "J", "U.S"
bool is_initials(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (i % 2 == 0 ? word[i] < 'A' || word[i] > 'Z' : word[i] != '.')
            return false;
    }
    return word.size() % 2 == 1;
}

/// True where the full stop behind `before` belongs to a word: "Dr.", "e.g.", "J." of a name.
/// Words that may well end a sentence ("etc.") do so unless it goes on in lower case.
bool is_abbreviation(std::string_view before, char32_t next) {
    std::size_t begin = before.size();
    while (begin > 0 && (ascii::is_letter(before[begin - 1]) || before[begin - 1] == '.'))
        --begin;
    const std::string_view written = before.substr(begin);
    if (written != "I" && is_initials(written))
        return true;
    const std::string word = ascii::lowered(written);
    if (word == "etc" || word == "inc" || word == "ltd" || word == "al" || word == "no")
        return ascii::is_lower(next) || (word == "no" && ascii::is_digit(next));
    return std::find(abbreviations.begin(), abbreviations.end(), word) != abbreviations.end();
}

/// Whether `marks`, which stand side by side, end a sentence.
bool end_one(std::string_view text, std::span<const Mark> marks) {
    if (std::ranges::find(marks, Kind::wide_end, &Mark::kind) != marks.end())
        return true;
    const std::size_t end = marks.back().end;
    if (end == text.size())
        return true;
    const Mark& mark = marks.front();
    const char32_t behind = decode(text, end).value;
    // Half-width marks in Japanese have no blank behind them.
    if (!is_space(behind))
        return mark.value != '.' && mark.begin > 0 && is_cjk(last_of(text.substr(0, mark.begin))) &&
               is_cjk(behind);
    std::size_t next = end;
    while (next < text.size() && is_space(decode(text, next).value))
        next += decode(text, next).length;
    const char32_t first = first_of(text.substr(next));
    if (mark.value == '.' && marks.size() == 1 &&
        is_abbreviation(text.substr(0, mark.begin), first))
        return false;
    return !ascii::is_lower(first);
}

}  // namespace

std::vector<Span> sentences(std::string_view text) {
    std::vector<Mark> marks = marks_in(text);
    note_depths(marks);
    std::vector<Span> found;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        const std::string_view sentence = trim(text.substr(begin, end - begin));
        if (!sentence.empty()) {
            const auto at = static_cast<std::size_t>(sentence.data() - text.data());
            found.push_back(span_of(at, at + sentence.size()));
        }
        begin = end;
    };
    for (std::size_t i = 0; i < marks.size();) {
        if (!marks[i].ends() || marks[i].depth > 0) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < marks.size() && marks[end].begin == marks[end - 1].end &&
               marks[end].ends_or_closes() && marks[end].depth == 0)
            ++end;
        if (end_one(text, std::span(marks).subspan(i, end - i)))
            add(marks[end - 1].end);
        i = end;
    }
    add(text.size());
    return found;
}

bool ends_sentence(std::string_view text) {
    text = trim(text);
    const auto closes = [](char32_t value) {
        return kind_of(value) == Kind::closer || kind_of(value) == Kind::straight_quote;
    };
    while (!text.empty() && closes(last_of(text)))
        text = trim(text.substr(0, last_begin(text)));
    constexpr std::u32string_view others = U"…‥:：;；";
    const Kind last = kind_of(last_of(text));
    return text.empty() || last == Kind::wide_end || last == Kind::narrow_end ||
           is_in(others, last_of(text));
}

}  // namespace kiji::prose
