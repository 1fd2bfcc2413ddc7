#include "lint/near_titles.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

using Letters = std::u32string;
using View = std::u32string_view;

constexpr std::size_t most_edits = 2;
constexpr std::size_t pieces = most_edits + 1;
constexpr std::size_t shortest = 8;
constexpr std::size_t long_enough_for_two = 16;
constexpr std::size_t shortest_word = 6;
constexpr std::size_t long_enough_for_any_word = 16;
constexpr std::size_t long_enough_for_kanji = 12;
constexpr std::size_t most_compared = 300;

std::string text_of(View letters) {
    std::string text;
    for (const char32_t letter : letters)
        append_utf8(text, letter);
    return text;
}

Letters words_of(std::string_view title) {
    Letters words;
    for (const char32_t letter : to_utf32(lower_case(title))) {
        if (is_letter_mark_or_number(letter))
            words += letter;
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    return words;
}

bool is_kana(char32_t letter) {
    return letter >= 0x3041 && letter <= 0x30FF;
}

/// A letter of a script that puts blanks between words.
bool is_of_word(char32_t letter) {
    return letter != ' ' && !is_cjk(letter) && !(letter >= '0' && letter <= '9');
}

/// Where `piece` of a text of `length` letters begins.
std::size_t begin_of(std::size_t piece, std::size_t length) {
    return piece * length / pieces;
}

/// How far a piece of a text of `length` letters may stand from its place in one of `size` letters:
/// no more letters can have come or gone before it than edits fit there, nor behind it. Another
/// piece is whole where this one is farther away (Li, Deng, Wang, Feng, "Pass-Join", VLDB 2011,
/// multi-match-aware selection).
struct Shifts {
    std::ptrdiff_t least = 0;
    std::ptrdiff_t most = 0;
};
Shifts shifts_of(std::size_t piece, std::size_t size, std::size_t length) {
    const auto before = static_cast<std::ptrdiff_t>(piece);
    const auto behind = static_cast<std::ptrdiff_t>(pieces - 1 - piece);
    const auto longer = static_cast<std::ptrdiff_t>(size) - static_cast<std::ptrdiff_t>(length);
    return {std::max(-before, longer - behind), std::min(before, longer + behind)};
}

std::size_t key_of(std::size_t length, std::size_t piece, View letters) {
    return std::hash<View>()(letters) ^ ((length * pieces + piece + 1) * 0x9E3779B97F4A7C15U);
}

/// True where all between `begin` and `end` is kana, or lies in one word of some length that is no
/// Roman numeral.
bool may_be_slip(View words, std::size_t begin, std::size_t end) {
    const View changed = words.substr(begin, end - begin);
    if (!changed.empty() && std::ranges::all_of(changed, is_kana))
        return true;
    if (!std::ranges::all_of(changed, is_of_word))
        return false;
    while (begin > 0 && is_of_word(words[begin - 1]))
        --begin;
    while (end < words.size() && is_of_word(words[end]))
        ++end;
    const View word = words.substr(begin, end - begin);
    if (word.empty())  // something was put in among kana
        return begin > 0 && end < words.size() && is_kana(words[begin - 1]) && is_kana(words[end]);
    return word.size() >= shortest_word;
}

/// The word around the letter at `at`.
View word_around(View words, std::size_t at) {
    std::size_t begin = at;
    std::size_t end = at;
    while (begin > 0 && is_of_word(words[begin - 1]))
        --begin;
    while (end < words.size() && is_of_word(words[end]))
        ++end;
    return words.substr(begin, end - begin);
}

/// True where one letter more in `longer`, at `at`, is all that tells two long titles apart: in a
/// word that is more than a letter or a Roman numeral, or among kanji.
bool is_letter_more(View longer, std::size_t at) {
    const char32_t letter = longer[at];
    const auto is_digit = [&](std::size_t i) {
        return i < longer.size() && longer[i] >= '0' && longer[i] <= '9';
    };
    if (is_digit(at) || is_digit(at + 1) || (at > 0 && is_digit(at - 1)))
        return false;
    if (is_cjk(letter))
        return longer.size() > long_enough_for_kanji;
    const View word = word_around(longer, at);
    constexpr View numerals = U"ivxlc";
    return longer.size() > long_enough_for_any_word && is_of_word(letter) && word.size() >= 3 &&
           word.find_first_not_of(numerals) != View::npos;
}

}  // namespace

NearTitles::Title NearTitles::read(std::string_view title) {
    return {to_utf32(prose::normal_form(title)), words_of(title), 0};
}

bool NearTitles::is_slip(const Title& a, const Title& b) {
    const std::size_t length = std::min(a.letters.size(), b.letters.size());
    const std::size_t most = length >= long_enough_for_two ? most_edits : 1;
    if (length < shortest || a.letters == b.letters ||
        edit_distance(text_of(a.letters), text_of(b.letters), most) > most)
        return false;
    const auto [left, right] = std::ranges::mismatch(a.words, b.words);
    const auto begin = static_cast<std::size_t>(left - a.words.begin());
    std::size_t end_a = a.words.size();
    std::size_t end_b = b.words.size();
    while (end_a > begin && end_b > begin && a.words[end_a - 1] == b.words[end_b - 1]) {
        --end_a;
        --end_b;
    }
    if (may_be_slip(a.words, begin, end_a) && may_be_slip(b.words, begin, end_b))
        return true;
    if (end_a == begin && end_b == begin + 1)
        return is_letter_more(b.words, begin);
    return end_b == begin && end_a == begin + 1 && is_letter_more(a.words, begin);
}

void NearTitles::add(std::string_view text, std::size_t number) {
    Title title = read(text);
    title.number = number;
    const std::size_t length = title.letters.size();
    if (length < shortest)
        return;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
        const std::size_t begin = begin_of(piece, length);
        const View letters = View(title.letters).substr(begin, begin_of(piece + 1, length) - begin);
        by_piece_[key_of(length, piece, letters)].push_back(titles_.size());
    }
    titles_.push_back(std::move(title));
}

std::vector<std::size_t> NearTitles::near(std::string_view text) const {
    const Title title = read(text);
    const View letters = title.letters;
    std::vector<std::size_t> candidates;
    const std::size_t least = letters.size() < most_edits ? 0 : letters.size() - most_edits;
    for (std::size_t length = least; length <= letters.size() + most_edits; ++length) {
        for (std::size_t piece = 0; piece < pieces; ++piece) {
            const std::size_t usual = begin_of(piece, length);
            const std::size_t size = begin_of(piece + 1, length) - usual;
            const Shifts shifts = shifts_of(piece, letters.size(), length);
            for (std::ptrdiff_t shift = shifts.least; shift <= shifts.most; ++shift) {
                const std::ptrdiff_t begin = static_cast<std::ptrdiff_t>(usual) + shift;
                if (begin < 0 || static_cast<std::size_t>(begin) + size > letters.size())
                    continue;
                const View same = letters.substr(static_cast<std::size_t>(begin), size);
                const auto found = by_piece_.find(key_of(length, piece, same));
                if (found != by_piece_.end() && candidates.size() < most_compared)
                    candidates.insert(candidates.end(), found->second.begin(), found->second.end());
            }
        }
    }
    std::ranges::sort(candidates);
    candidates.erase(std::ranges::unique(candidates).begin(), candidates.end());
    candidates.resize(std::min(candidates.size(), most_compared));
    std::vector<std::size_t> numbers;
    for (const std::size_t candidate : candidates) {
        if (is_slip(title, titles_[candidate]))
            numbers.push_back(titles_[candidate].number);
    }
    return numbers;
}

}  // namespace kiji::lint
