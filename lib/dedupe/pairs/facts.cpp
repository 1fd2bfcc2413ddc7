#include "dedupe/pairs/facts.hpp"

#include <algorithm>
#include <cstddef>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "prose/prose.hpp"

namespace kiji::dedupe {
namespace {

constexpr bool is_latin(char32_t c) {
    return ascii::is_letter(c) || (c >= 0xC0 && c <= 0x24F);
}
constexpr bool is_katakana(char32_t c) {
    return c >= 0x30A1 && c <= 0x30FC && c != 0x30FB;
}

/// The code points of a text, with the byte where each begins.
struct Points {
    std::vector<char32_t> values;
    std::vector<std::size_t> offsets;  // one more

    explicit Points(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = decode(text, at);
            values.push_back(point.value);
            offsets.push_back(at);
            at += point.length;
        }
        offsets.push_back(text.size());
    }
};

class Reader {
  public:
    explicit Reader(std::string_view source) : source_(source), points_(source) {
        std::size_t wide = 0;
        for (const char32_t c : points_.values)
            wide += is_cjk(c) ? 1U : 0U;
        // A third is enough: commands and names make the rest.
        mostly_latin_ = wide * 3 <= points_.values.size();
    }

    Facts run() {
        while (at_ < points_.values.size()) {
            const char32_t c = points_.values[at_];
            if (c == '`')
                code();
            else if (c == ']' && next_is('('))
                to_behind(')');
            else if (ascii::is_digit(c))
                number();
            else if (is_latin(c))
                word();
            else if (is_katakana(c))
                katakana();
            else if (c == '"' || c == U'“')
                quoted();
            else
                ++at_;
        }
        for (std::vector<std::string>* list : {&facts_.numbers, &facts_.names}) {
            std::sort(list->begin(), list->end());
            list->erase(std::unique(list->begin(), list->end()), list->end());
        }
        return std::move(facts_);
    }

  private:
    bool next_is(char32_t c) const {
        return at_ + 1 < points_.values.size() && points_.values[at_ + 1] == c;
    }
    std::string_view between(std::size_t begin, std::size_t end) const {
        return source_.substr(points_.offsets[begin],
                              points_.offsets[end] - points_.offsets[begin]);
    }
    void add_name(std::size_t begin, std::size_t end) {
        if (std::string name = prose::normal_form(between(begin, end)); !name.empty())
            facts_.names.push_back(std::move(name));
    }

    void to_behind(char32_t closer) {
        const auto found = std::find(points_.values.begin() + static_cast<std::ptrdiff_t>(at_),
                                     points_.values.end(), closer);
        at_ = static_cast<std::size_t>(found - points_.values.begin()) +
              (found == points_.values.end() ? 0U : 1U);
    }

    void code() {
        const std::size_t begin = ++at_;
        const auto rest = points_.values.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto close = std::find(rest, points_.values.end(), U'`');
        if (close == points_.values.end())
            return;
        at_ = static_cast<std::size_t>(close - points_.values.begin());
        add_name(begin, at_);
        ++at_;
    }

    void number() {
        const std::size_t begin = at_;
        const auto is_part = [&](std::size_t i) {
            const char32_t c = points_.values[i];
            return ascii::is_digit(c) || ((c == '.' || c == ',') && i + 1 < points_.values.size() &&
                                          ascii::is_digit(points_.values[i + 1]));
        };
        while (at_ < points_.values.size() && is_part(at_))
            ++at_;
        facts_.numbers.emplace_back(between(begin, at_));
    }

    void word() {
        constexpr std::size_t shortest = 3;
        const std::size_t begin = at_;
        bool marked = false;  // by a capital or a digit within
        while (at_ < points_.values.size() &&
               (is_latin(points_.values[at_]) || ascii::is_digit(points_.values[at_]) ||
                points_.values[at_] == '_')) {
            const char32_t c = points_.values[at_];
            marked = marked || (at_ > begin && (c < 'a' || (c > 'z' && c < 0xC0)));
            ++at_;
        }
        const std::size_t length = at_ - begin;
        const bool is_name =
            mostly_latin_
                ? length > 1 &&
                      (marked || (ascii::is_upper(points_.values[begin]) && !opens_sentence(begin)))
                : length >= shortest;
        if (is_name)
            add_name(begin, at_);
    }

    /// True where only blanks and opening marks stand between `at` and the end of a sentence.
    bool opens_sentence(std::size_t at) const {
        constexpr std::u32string_view openers = U" \t\r\n*_[(\"'“‘";
        while (at > 0 && openers.find(points_.values[at - 1]) != std::u32string_view::npos)
            --at;
        constexpr std::u32string_view ends = U".!?:。！？：";
        return at == 0 || ends.find(points_.values[at - 1]) != std::u32string_view::npos;
    }

    void katakana() {
        constexpr std::size_t shortest = 3;
        const std::size_t begin = at_;
        while (at_ < points_.values.size() && is_katakana(points_.values[at_]))
            ++at_;
        if (at_ - begin >= shortest)
            add_name(begin, at_);
    }

    /// The words in quotation marks are read again one by one: a quotation may be a sentence.
    void quoted() {
        constexpr std::size_t longest = 40;
        const std::size_t begin = ++at_;
        for (std::size_t i = begin; i < points_.values.size() && i - begin <= longest; ++i) {
            if (points_.values[i] != '"' && points_.values[i] != U'”')
                continue;
            if (i > begin + 1)
                add_name(begin, i);
            return;
        }
    }

    std::string_view source_;
    Points points_;
    bool mostly_latin_ = true;
    std::size_t at_ = 0;
    Facts facts_;
};

/// The share of the shorter list that stands in the other; 1 where both are empty, and 0 where one
/// is.
double shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.empty() && b.empty())
        return 1;
    std::vector<std::string> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return static_cast<double>(common.size()) /
           static_cast<double>(std::max<std::size_t>(1, std::min(a.size(), b.size())));
}

/// True where `a` has something that `b` has not, nor anything like it: part of it, or more.
bool has_own(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& mine) {
        return std::none_of(b.begin(), b.end(), [&](const std::string& other) {
            return mine.find(other) != std::string::npos || other.find(mine) != std::string::npos;
        });
    });
}
bool both_have_own(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return has_own(a, b) && has_own(b, a);
}

}  // namespace

Facts facts_of(std::string_view source) {
    return Reader(source).run();
}

bool are_of_one_template(const Facts& a, const Facts& b, const Likeness& likeness) {
    constexpr double few = 1.0 / 3;
    constexpr double copy = 0.9;         // from here on it is one, whatever differs
    constexpr double many_words = 0.75;  // from here on other names alone do not tell
    constexpr double half = 0.5;
    constexpr double few_places = 3;
    constexpr double most = 0.85;      // of many names one may differ
    constexpr double many_places = 5;  // a template has few slots
    if (likeness.jaccard >= copy || (likeness.places && *likeness.places > many_places))
        return false;
    const bool both_name = !a.names.empty() && !b.names.empty();
    const double names = shared(a.names, b.names);
    if (both_name && names < few && likeness.jaccard < many_words)
        return true;
    // Words are put in the place of others in a few places, and there each names something else.
    const bool few_differ = likeness.places && *likeness.places <= few_places;
    if (few_differ && likeness.jaccard < many_words &&
        ((names < most && both_have_own(a.names, b.names)) || both_have_own(a.numbers, b.numbers)))
        return true;
    // The more of the words are the same, the more it is the number that differs.
    const double same_names = likeness.jaccard >= half ? 0.9 : 0.7;
    const bool both_count = !a.numbers.empty() && !b.numbers.empty();
    return both_count && shared(a.numbers, b.numbers) < few && (!both_name || names < same_names);
}

}  // namespace kiji::dedupe
