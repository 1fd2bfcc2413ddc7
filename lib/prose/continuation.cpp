// No dictionary: what can end a sentence, what can begin one, and whether the two characters at the
// joint stand side by side elsewhere in the post.
#include "prose/continuation.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "prose/code_points.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

constexpr bool within(char32_t value, char32_t first, char32_t last) {
    return first <= value && value <= last;
}
constexpr bool is_in(std::u32string_view set, char32_t value) {
    return set.find(value) != std::u32string_view::npos;
}
constexpr bool is_hiragana(char32_t value) {
    return within(value, 0x3041, 0x3096);
}
constexpr bool is_katakana(char32_t value) {
    return within(value, 0x30A1, 0x30FC);
}
constexpr bool is_han(char32_t value) {
    return within(value, 0x4E00, 0x9FFF) || within(value, 0x3400, 0x4DBF) || value == U'々';
}
constexpr bool is_hangul(char32_t value) {
    return within(value, 0xAC00, 0xD7A3);
}
constexpr bool is_latin(char32_t value) {
    return ascii::is_alphanumeric(value) || within(value, 0xC0, 0x24F);
}

constexpr std::u32string_view commas = U"、，,､";
/// Cannot stand at the head of a word: small kana, the long vowel mark, ん, を, closing marks.
constexpr std::u32string_view never_first =
    U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮーんンを々、。，．」』）】";
constexpr std::u32string_view particles = U"はがのにへとでもやなを";
/// What is no letter and yet part of a sentence: closed quotations, and 50 %, C#, $x$.
constexpr std::u32string_view word_signs = U"」』】”\"%％$#+&＆℃°";
/// Particles that no other of the second kind follows: が|の is no joint.
constexpr std::u32string_view case_particles = U"がをは";
constexpr std::u32string_view follow_no_case = U"がをはの";
/// Han characters that end words. Before kana they begin none.
constexpr std::u32string_view suffixes = U"的化者";

/// Words that begin sentences, though they begin with kana. A text that begins so is a new one.
constexpr std::array<std::string_view, 60> starters = {
    "しかし", "しかも", "したが", "しばら",   "そして",   "そこ",     "その",   "それ",   "そも",
    "そう",   "また",   "まず",   "まさ",     "ましてや", "まとめ",   "まだ",   "さらに", "さて",
    "では",   "でも",   "ですが", "ですから", "だが",     "だから",   "だから", "ただ",   "たとえ",
    "たし",   "つまり", "つい",   "ところ",   "とは",     "とりわけ", "とても", "とある", "なお",
    "なぜ",   "なに",   "なかで", "にもか",   "もし",     "もちろ",   "もう",   "もっと", "もとも",
    "ここ",   "この",   "これ",   "こう",     "こんな",   "あな",     "あの",   "あら",   "わた",
    "いま",   "いつ",   "はじめ", "やはり",   "やっぱ",   "みな"};
constexpr std::array<std::string_view, 12> han_starters = {"例えば", "次に",   "一方",   "最後に",
                                                           "最近",   "私",     "具体的", "特に",
                                                           "実は",   "個人的", "正直",   "結論"};
/// Endings of verbs and adjectives, which stand at the head of no sentence.
constexpr std::array<std::string_view, 42> endings = {
    "ます。", "ました", "ません",   "ましょ",   "です。", "でした", "でしょ", "ている", "ていく",
    "てくれ", "ていま", "てきた",   "てきま",   "ておく", "てみま", "てしま", "られる", "られた",
    "られま", "られて", "れるよ",   "れること", "れた",   "れて",   "れば",   "せる",   "せた",
    "せて",   "される", "された",   "されて",   "されま", "した。", "したい", "します", "しました",
    "ること", "るため", "るという", "るので",   "るのは", "るのが"};
/// English words after which no sentence ends.
constexpr std::array<std::string_view, 32> open_words = {
    "a",   "an",   "the", "of",    "to",  "and",  "or",    "but", "in",   "on",     "at",
    "for", "with", "by",  "from",  "as",  "that", "which", "is",  "are",  "was",    "were",
    "be",  "your", "our", "their", "its", "my",   "his",   "her", "into", "because"};

template <typename List>
bool begins_with_one_of(const List& list, std::string_view text) {
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view item) { return text.starts_with(item); });
}

/// True where `text` ends with one of `open_words`.
bool ends_in_open_word(std::string_view text) {
    constexpr std::size_t longest = 10;
    std::string word;
    for (const char c : tail_of(text, longest)) {
        if (ascii::is_letter(c))
            word += ascii::lower(c);
        else
            word.clear();
    }
    return std::find(open_words.begin(), open_words.end(), word) != open_words.end();
}

/// Many a Japanese sentence ends in how it is meant, （笑）, and after a full stop all is said.
bool ends_in_aside(std::string_view before) {
    constexpr std::size_t longest = 60;
    constexpr std::u32string_view moods = U"笑泣汗爆嘘謎棒怒苦涙ｗw";
    std::string_view rest = tail_of(before, longest);
    rest = rest.substr(0, last_begin(rest));
    const bool mood = is_in(moods, last_of(rest));
    while (!rest.empty() && !is_in(U"（(", last_of(rest)))
        rest = rest.substr(0, last_begin(rest));
    if (rest.empty())
        return false;
    return mood || ends_sentence(rest.substr(0, last_begin(rest)));
}

}  // namespace

bool is_clause(std::string_view text) {
    constexpr std::u32string_view joints = U"はがをにでと、，";
    constexpr std::size_t enough = 2;
    constexpr std::size_t words_enough = 4;
    std::size_t found = 0;
    std::size_t words = 0;
    char32_t previous = U' ';
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = next_code_point(text, at);
        if (is_in(joints, point.value))
            ++found;
        if (previous == U' ' && (ascii::is_lower(point.value) || is_hangul(point.value)))
            ++words;
        previous = point.value;
        at += point.length;
    }
    return found >= enough || words >= words_enough;
}

bool closes_aside(std::string_view text) {
    return is_in(U"）)", last_of(trim(text)));
}

Certainty breaks_off(std::string_view before) {
    before = trim(before);
    if (before.empty() || ends_sentence(before))
        return Certainty::no;
    const char32_t last = last_of(before);
    if (is_in(commas, last) || last == '-' || is_in(U"「『（(", last))
        return Certainty::yes;
    if (is_in(U"）)", last))
        return ends_in_aside(before) ? Certainty::no : Certainty::maybe;
    if (!is_letter_mark_or_number(last))  // else an emoji, ♪
        return is_in(word_signs, last) ? Certainty::maybe : Certainty::no;
    if (is_cjk(last))
        return is_in(particles, last) ? Certainty::yes : Certainty::maybe;
    return ends_in_open_word(before) ? Certainty::yes : Certainty::maybe;
}

namespace {

Certainty goes_on(char32_t last, std::string_view after) {
    const char32_t first = first_of(after);
    if (is_in(never_first, first) || is_in(commas, first))
        return Certainty::yes;
    if (ascii::is_lower(first))  // in Japanese, a sentence may begin with "npm"
        return is_cjk(last) || is_in(U")]", last) ? Certainty::maybe : Certainty::yes;
    if (begins_with_one_of(starters, after) ||
        (begins_with_one_of(han_starters, after) && !is_in(commas, last)))
        return Certainty::no;
    const std::size_t length = decode(after, 0).length;
    const char32_t second = length < after.size() ? decode(after, length).value : 0;
    if ((is_in(suffixes, first) && is_hiragana(second)) ||
        (is_cjk(last) && begins_with_one_of(endings, after)))
        return Certainty::yes;
    if (is_in(particles, first) && (is_han(second) || is_katakana(second) || is_latin(second)))
        return is_in(case_particles, last) && is_in(follow_no_case, first) ? Certainty::no
                                                                           : Certainty::yes;
    const bool same_script = is_cjk(first) || (is_latin(first) && !is_cjk(last));
    return is_letter_mark_or_number(first) && same_script ? Certainty::maybe : Certainty::no;
}

/// Characters of one script, of which words are made.
bool in_one_word(char32_t left, char32_t right) {
    return (is_han(left) && is_han(right)) || (is_katakana(left) && is_katakana(right));
}
bool is_cjk_letter(char32_t value) {
    return is_cjk(value) && is_letter_mark_or_number(value);
}

/// A machine that goes on may say so first: "...and", "…と", "---と".
std::string_view without_lead(std::string_view after) {
    while (is_in(U".…‥-—―〜 ", first_of(after)))
        after.remove_prefix(decode(after, 0).length);
    return after;
}

/// True where `after` begins by saying again how `before` ends: the two overlap.
bool repeats_end(std::string_view before, std::string_view after) {
    constexpr std::size_t longest = 600;  // bytes: a sentence or two
    const std::string end = normal_form(tail_of(before, longest));
    const std::string begin = normal_form(head_of(after, longest));
    for (std::size_t at = 0; at < end.size();) {
        const std::string_view rest = std::string_view(end).substr(at);
        const std::size_t length = decode(rest, 0).length;
        if (length == rest.size())
            return false;  // one character alone says nothing
        if (begin.starts_with(rest))
            return true;
        at += length;
    }
    return false;
}

}  // namespace

bool Joints::know(std::string_view before, std::string_view after) const {
    constexpr std::size_t reach = 2;  // to both sides of the joint
    const auto stands = [&](std::u32string_view letters) {
        std::string bytes;
        for (const char32_t letter : letters)
            append_utf8(bytes, letter);
        // Every third byte of Japanese is the first one of these: a search that looks for it first
        // finds it everywhere.
        const std::boyer_moore_horspool_searcher search(bytes.begin(), bytes.end());
        return std::search(text_.begin(), text_.end(), search) != text_.end();
    };
    std::u32string window;
    for (std::size_t i = 0; i < reach && !before.empty(); ++i) {
        window.insert(window.begin(), last_of(before));
        before = before.substr(0, last_begin(before));
    }
    const std::size_t joint = window.size();
    for (std::size_t i = 0; i < reach && !after.empty(); ++i) {
        const CodePoint point = decode(after, 0);
        window += point.value;
        after.remove_prefix(point.length);
    }
    if (joint == 0 || joint == window.size())
        return false;
    if (in_one_word(window[joint - 1], window[joint]) &&
        stands(std::u32string_view(window).substr(joint - 1, 2)))
        return true;
    return window.size() == 2 * reach && std::all_of(window.begin(), window.end(), is_cjk_letter) &&
           stands(window);
}

Certainty continues(std::string_view before, std::string_view after, const Joints& joints) {
    before = trim(before);
    after = without_lead(trim(after));
    if (before.empty() || after.empty())
        return Certainty::no;
    const char32_t last = last_of(before);
    const char32_t first = first_of(after);
    const Certainty broken = breaks_off(before);
    const Certainty onward = goes_on(last, after);
    if (broken == Certainty::no || onward == Certainty::no ||
        (is_in(case_particles, last) && is_in(follow_no_case, first)) || repeats_end(before, after))
        return Certainty::no;
    if (onward == Certainty::yes || joints.know(before, after) ||
        (is_han(last) && is_hiragana(first)))
        return Certainty::yes;
    // A line of Japanese that has no full stop may be a title; Latin text goes on in lower case.
    const bool likely = broken == Certainty::yes || is_hiragana(first);
    return likely ? Certainty::maybe : Certainty::no;
}

}  // namespace kiji::prose
