// A marker is a word of the trade ("END", "CHUNK 2", "続く") in a frame that no prose has.
#include "prose/marker_line.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "prose/code_points.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

// ---- the words, squeezed to letters and digits in lower case --------------------------------

/// What nobody frames but a machine, or an editor who meant to come back.
constexpr std::array<std::string_view, 22> certain_words = {
    "end",      "eof",          "eos",       "eot",          "stop",          "cut",
    "continue", "continued",    "continues", "continuing",   "tobecontinued", "cont",
    "contd",    "continuehere", "truncated", "continuation", "endoftext",     "以下続く",
    "以下続き", "生成終了",     "出力終了",  "チャンク終了"};
constexpr std::array<std::string_view, 8> certain_beginnings = {
    "続きを生成", "続きを出力", "続きを書",   "次に続",
    "次へ続",     "次回に続",   "前回の続き", "前の続き"};
/// What an author may end a post with.
constexpr std::array<std::string_view, 21> closing_words = {
    "続く", "つづく", "続き", "つづき", "続きます", "終", "終わり", "おわり", "終了", "完",  "了",
    "未完", "完了",   "待续", "待續",   "未完待续", "끝", "계속",   "theend", "fin",  "終り"};
/// What is a marker in bold type too, where bold lines are nearly always an author's.
constexpr std::array<std::string_view, 4> shouted_words = {"END", "EOF", "CONTINUED",
                                                           "TO BE CONTINUED"};
constexpr std::array<std::string_view, 6> boundaries = {"endof", "end",     "beginof",
                                                        "begin", "startof", "start"};
/// Units of a machine; the others are also what authors count in.
constexpr std::array<std::string_view, 9> machine_units = {"chunk",      "segment",    "output",
                                                           "response",   "generation", "チャンク",
                                                           "セグメント", "block",      "batch"};
constexpr std::array<std::string_view, 10> authors_units = {
    "part", "section", "page", "text", "article", "post", "document", "file", "content", "パート"};

template <typename List>
bool is_one_of(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}
template <typename List>
bool begins_with_one_of(const List& list, std::string_view word) {
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view item) { return word.starts_with(item); });
}

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "chunk", "chunk3", "part2of5" (squeezed): the unit, or empty.
template <typename List>
std::string_view counted(const List& units, std::string_view word, std::string_view& number) {
    for (const std::string_view unit : units) {
        if (!word.starts_with(unit))
            continue;
        number = word.substr(unit.size());
        const std::size_t of = number.find("of");
        if (number.empty() || is_number(number) ||
            (of != std::string_view::npos && is_number(number.substr(0, of)) &&
             is_number(number.substr(of + 2))))
            return unit;
    }
    return {};
}

/// How letters are written: "Part 2" may be an author's heading, "PART 2" and "part2" hardly.
bool is_title_case(std::string_view text) {
    bool upper = false;
    bool lower = false;
    for (const char c : text) {
        upper |= c >= 'A' && c <= 'Z';
        lower |= c >= 'a' && c <= 'z';
    }
    return upper && lower;
}
bool is_upper_case(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// What the phrase inside a frame is, by itself.
MarkerKind phrase_kind(std::string_view phrase) {
    const std::string word = normal_form(phrase);
    if (is_one_of(certain_words, word) || begins_with_one_of(certain_beginnings, word))
        return MarkerKind::certain;
    if (is_one_of(closing_words, word))
        return MarkerKind::closing;
    std::string_view number;
    if (!counted(machine_units, word, number).empty() && !number.empty())
        return MarkerKind::certain;
    if (!counted(authors_units, word, number).empty() && !number.empty())
        return is_title_case(phrase) ? MarkerKind::none : MarkerKind::certain;
    for (const std::string_view boundary : boundaries) {
        if (!std::string_view(word).starts_with(boundary))
            continue;
        const std::string_view rest = std::string_view(word).substr(boundary.size());
        if (!counted(machine_units, rest, number).empty() ||
            !counted(authors_units, rest, number).empty())
            return MarkerKind::certain;
    }
    for (const std::string_view unit : machine_units) {
        if (word == std::string(unit) + "end")
            return MarkerKind::certain;
    }
    return MarkerKind::none;
}

// ---- the frames -----------------------------------------------------------------------------

constexpr std::u32string_view rules = U"-=*#+_~‐‑‒–—―─━＝－＊＃＋＿〜～";
constexpr std::u32string_view openers = U"[<{【［〔〈《＜｛";
constexpr std::u32string_view closers = U"]>}】］〕〉》＞｝";

/// The run of characters of `set` at the front of `text`, or at its back.
std::string_view leading(std::string_view text, std::u32string_view set) {
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = decode(text, at);
        if (set.find(point.value) == std::u32string_view::npos)
            break;
        at += point.length;
    }
    return text.substr(0, at);
}
std::string_view trailing(std::string_view text, std::u32string_view set) {
    std::string_view rest = text;
    while (!rest.empty() && set.find(last_of(rest)) != std::u32string_view::npos)
        rest = rest.substr(0, last_begin(rest));
    return text.substr(rest.size());
}
std::string_view inside(std::string_view text, std::size_t front, std::size_t back) {
    return trim(text.substr(front, text.size() - front - back));
}

/// `--- END ---`, `===END OF CHUNK 3===`, `---END`.
MarkerKind in_rules(std::string_view line) {
    const std::string_view front = leading(line, rules);
    if (front.size() == line.size() || front.empty())
        return MarkerKind::none;
    const std::string_view back = trailing(line, rules);
    const std::size_t before = count_code_points(front);
    const std::size_t behind = count_code_points(back);
    const std::string_view phrase = inside(line, front.size(), back.size());
    const bool heading = front.find_first_not_of('#') == std::string_view::npos && before <= 6 &&
                         is_space(decode(line, front.size()).value);
    const bool strong = front == "**" || front == "__";
    if (heading || front.front() == '~')
        return MarkerKind::none;
    if (strong && back == front)
        return is_one_of(shouted_words, phrase) ? MarkerKind::closing : MarkerKind::none;
    if (behind == 0)
        return before >= 3 && (front.front() == '-' || front.front() == '=') ? phrase_kind(phrase)
                                                                             : MarkerKind::none;
    return before >= 2 && behind >= 2 ? phrase_kind(phrase) : MarkerKind::none;
}

/// What a language model ends or begins a text with: `<|endoftext|>`, `<|im_end|>`.
bool is_model_token(std::string_view line) {
    if (!line.starts_with("<|") || !line.ends_with("|>") || line.size() < 5)
        return false;
    const std::string_view name = line.substr(2, line.size() - 4);
    return name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-' || c == ' ';
           });
}

/// An HTML comment is not seen on the page, and authors mark their own parts with them: only what
/// tells of chunks and of going on is a machine's.
MarkerKind in_comment(std::string_view text) {
    const std::string_view phrase = inside(text, 0, 0);
    const std::string word = normal_form(phrase);
    std::string_view number;
    const bool chunk =
        word.find("chunk") != std::string::npos || word.find("チャンク") != std::string::npos ||
        word.starts_with("continue") || word == "tobecontinued" || word.starts_with("続きを") ||
        (!counted(authors_units, word, number).empty() && !number.empty() && is_upper_case(phrase));
    return chunk ? phrase_kind(phrase) : MarkerKind::none;
}

/// `[END]`, `<<<END>>>`, `【続き】`, `</END>`.
MarkerKind in_brackets(std::string_view line) {
    const std::string_view front = leading(line, openers);
    const std::string_view back = trailing(line, closers);
    if (front.empty() || back.empty() || front.size() + back.size() >= line.size() ||
        count_code_points(front) != count_code_points(back))
        return MarkerKind::none;
    std::string_view phrase = inside(line, front.size(), back.size());
    if (phrase.starts_with('/') || phrase.starts_with('|'))
        phrase.remove_prefix(1);
    if (phrase.ends_with('|'))
        phrase.remove_suffix(1);
    return in_rules(phrase) == MarkerKind::none ? phrase_kind(phrase) : MarkerKind::certain;
}

/// `（続く）`, `(continued)`: what authors write too.
MarkerKind in_parentheses(std::string_view line) {
    const bool wide = first_of(line) == U'（' && last_of(line) == U'）';
    const bool narrow = line.size() > 2 && line.front() == '(' && line.back() == ')';
    if (!wide && !narrow)
        return MarkerKind::none;
    const std::size_t edge = wide ? std::string_view("（").size() : 1;
    return phrase_kind(inside(line, edge, edge)) == MarkerKind::none ? MarkerKind::none
                                                                     : MarkerKind::closing;
}

/// `**[CONTINUED]**` and `*（続く）*` without their emphasis.
std::string_view without_emphasis(std::string_view line) {
    for (const std::string_view mark : {"***", "**", "__", "*", "_"}) {
        if (line.size() <= 2 * mark.size() || !line.starts_with(mark) || !line.ends_with(mark))
            continue;
        const std::string_view content = inside(line, mark.size(), mark.size());
        const char32_t first = first_of(content);
        const bool framed = openers.find(first) != std::u32string_view::npos || first == U'（' ||
                            first == U'(' || content.starts_with("---") ||
                            content.starts_with("===");
        return framed ? content : line;
    }
    return line;
}

/// Without the backslashes that keep Markdown from reading the frame as its own.
std::string unescaped(std::string_view line) {
    std::string plain;
    for (const char c : line) {
        if (c != '\\')
            plain += c;
    }
    return plain;
}

}  // namespace

MarkerKind marker_kind(std::string_view line, std::span<const std::string> extra) {
    // The longest frame and word are shorter by far; a paragraph of one line is no marker.
    constexpr std::size_t longest = 200;
    line = trim(line);
    for (const std::string& other : extra) {
        if (!line.empty() && line == trim(other))
            return MarkerKind::certain;
    }
    if (line.empty() || line.size() > longest)
        return MarkerKind::none;
    if (line.starts_with("<!--") && line.ends_with("-->") && line.size() > 7)
        return in_comment(line.substr(4, line.size() - 7));
    const std::string plain = unescaped(line);
    const std::string_view content = without_emphasis(plain);
    if (is_model_token(content))
        return MarkerKind::certain;
    for (const auto frame : {in_rules, in_brackets, in_parentheses}) {
        if (const MarkerKind kind = frame(content); kind != MarkerKind::none)
            return kind;
    }
    return MarkerKind::none;
}

std::string_view marker_at_edge(std::string_view line) {
    constexpr std::size_t longest = 60;
    for (const std::string_view rule : {"---", "==="}) {
        const std::string_view head = line.substr(0, longest);
        const std::string_view tail = line.substr(line.size() - std::min(line.size(), longest));
        const std::string_view mark = rule.substr(0, 1);
        if (head.starts_with(rule)) {
            const std::size_t word = head.find_first_not_of(mark);
            const std::size_t close = head.find(rule, word);
            const std::size_t end = head.find_first_not_of(mark, close);
            if (close != std::string_view::npos && end != std::string_view::npos &&
                is_space(decode(head, end).value) &&
                in_rules(head.substr(0, end)) == MarkerKind::certain)
                return head.substr(0, end);
        }
        if (tail.ends_with(rule)) {
            const std::size_t word = tail.find_last_not_of(mark);
            const std::size_t open = tail.rfind(rule, word);
            const std::size_t before = tail.find_last_not_of(mark, open);
            if (open != std::string_view::npos && before != std::string_view::npos &&
                is_space(last_of(tail.substr(0, before + 1))) &&
                in_rules(tail.substr(before + 1)) == MarkerKind::certain)
                return tail.substr(before + 1);
        }
    }
    return {};
}

bool is_marker(std::string_view line, std::span<const std::string> extra) {
    return marker_kind(line, extra) != MarkerKind::none;
}

}  // namespace kiji::prose
