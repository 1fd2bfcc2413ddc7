// Where sentences end, in Japanese and in scripts with blanks between words.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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
/// False for nearly all that is no punctuation, so that the lists are rarely searched.
constexpr bool may_be_punctuation(char32_t value) {
    if (value < 0x80)
        return value < '0' || (value > '9' && value < 'A') || (value > 'Z' && value < 'a') ||
               value > 'z';
    return value < 0x3040 || value > 0xFF00;
}
constexpr bool is_end(char32_t value) {
    return is_in(wide_ends, value) || is_in(narrow_ends, value);
}
constexpr bool closes(char32_t value) {
    return is_in(closers, value) || is_in(straight_quotes, value);
}
constexpr bool is_lower_ascii(char32_t value) {
    return value >= 'a' && value <= 'z';
}
constexpr bool is_ascii_letter(char32_t value) {
    return is_lower_ascii(value) || (value >= 'A' && value <= 'Z');
}

/// A bracket that is open at this place, and the one that closes it.
struct Bracket {
    std::size_t at = 0;
    char32_t closer = 0;
};

/// For each code point how many brackets stand open there; only those that are closed count, or
/// one forgotten bracket would make a single sentence of all the rest.
class Depths {
  public:
    explicit Depths(const std::vector<char32_t>& points) : change_(points.size() + 1) {
        std::vector<Bracket> open;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (!may_be_punctuation(points[i]))
                continue;
            const std::size_t kind = openers.find(points[i]);
            if (kind != std::u32string_view::npos)
                open.push_back({i, closers[kind]});
            else if (is_in(closers, points[i]))
                close(open, points[i], i);
        }
        int depth = 0;
        for (int& change : change_)
            change = depth += change;
    }
    int operator[](std::size_t i) const { return change_[i]; }

  private:
    /// Only the nearest few are looked at: a closer without its opener must not cost a walk.
    void close(std::vector<Bracket>& open, char32_t closer, std::size_t at) {
        constexpr std::size_t reach = 8;
        for (std::size_t back = 1; back <= std::min(reach, open.size()); ++back) {
            const std::size_t i = open.size() - back;
            if (open[i].closer != closer)
                continue;
            ++change_[open[i].at];
            --change_[at];
            open.resize(i);
            return;
        }
    }

    std::vector<int> change_;
};

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
    while (begin > 0 && (is_ascii_letter(static_cast<unsigned char>(before[begin - 1])) ||
                         before[begin - 1] == '.'))
        --begin;
    std::string word(before.substr(begin));
    if (word != "I" && is_initials(word))
        return true;
    for (char& c : word)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (word == "etc" || word == "inc" || word == "ltd" || word == "al" || word == "no")
        return is_lower_ascii(next) || (word == "no" && next >= '0' && next <= '9');
    return std::find(abbreviations.begin(), abbreviations.end(), word) != abbreviations.end();
}

class Segmenter {
  public:
    explicit Segmenter(std::string_view text) : text_(text) {
        points_.reserve(text.size());
        offsets_.reserve(text.size() + 1);
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = next_code_point(text, at);
            points_.push_back(point.value);
            offsets_.push_back(at);
            at += point.length;
        }
        offsets_.push_back(text.size());
    }

    std::vector<Span> run() {
        const Depths depths(points_);
        std::size_t begin = 0;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            if (!may_be_punctuation(points_[i]) || !is_end(points_[i]) || depths[i] > 0)
                continue;
            std::size_t end = i + 1;
            while (end < points_.size() && (is_end(points_[end]) || closes(points_[end])) &&
                   depths[end] == 0)
                ++end;
            if (ends_at(i, end)) {
                add(begin, end);
                begin = end;
            }
            i = end - 1;
        }
        add(begin, points_.size());
        return std::move(found_);
    }

  private:
    /// Whether the end characters [i, end) end a sentence.
    bool ends_at(std::size_t i, std::size_t end) const {
        for (std::size_t k = i; k < end; ++k) {
            if (is_in(wide_ends, points_[k]))
                return true;
        }
        if (end == points_.size())
            return true;
        const char32_t behind = points_[end];
        if (!is_space(behind)) {
            // Half-width marks in Japanese have no blank behind them.
            return points_[i] != '.' && i > 0 && is_cjk(points_[i - 1]) && is_cjk(behind);
        }
        std::size_t next = end;
        while (next < points_.size() && is_space(points_[next]))
            ++next;
        const char32_t first = next < points_.size() ? points_[next] : 0;
        if (points_[i] == '.' && end == i + 1)
            return !is_abbreviation(text_.substr(0, offsets_[i]), first) && !is_lower_ascii(first);
        return !is_lower_ascii(first);
    }

    void add(std::size_t begin, std::size_t end) {
        while (begin < end && is_space(points_[begin]))
            ++begin;
        while (end > begin && is_space(points_[end - 1]))
            --end;
        if (begin < end)
            found_.push_back(span_of(offsets_[begin], offsets_[end]));
    }

    std::string_view text_;
    std::vector<char32_t> points_;
    std::vector<std::size_t> offsets_;
    std::vector<Span> found_;
};

}  // namespace

std::vector<Span> sentences(std::string_view text) {
    return Segmenter(text).run();
}

bool ends_sentence(std::string_view text) {
    text = trim(text);
    while (!text.empty() && closes(last_of(text)))
        text = trim(text.substr(0, last_begin(text)));
    constexpr std::u32string_view others = U"…‥:：;；";
    return text.empty() || is_end(last_of(text)) || is_in(others, last_of(text));
}

}  // namespace kiji::prose
