// A marker is a phrase of the trade ("END", "CHUNK 2", "続く") in a frame that no prose has.
#include "prose/marker_line.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "prose/code_points.hpp"
#include "prose/marker_phrase.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

// ---- the frames -----------------------------------------------------------------------------

constexpr std::u32string_view rules = U"-=*#+_~%@:.^|‐‑‒–—―─━═＝－＊＃＋＿〜～…・ー★☆◆◇■□●○";
constexpr std::u32string_view openers = U"[<{【［〔〈《＜｛";
constexpr std::u32string_view closers = U"]>}】］〕〉》＞｝";

bool is_in(std::u32string_view set, char32_t value) {
    return set.find(value) != std::u32string_view::npos;
}

/// The run of characters of `set` at the front of `text`, or at its back.
std::string_view leading(std::string_view text, std::u32string_view set) {
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = decode(text, at);
        if (!is_in(set, point.value))
            break;
        at += point.length;
    }
    return text.substr(0, at);
}
std::string_view trailing(std::string_view text, std::u32string_view set) {
    std::string_view rest = text;
    while (!rest.empty() && is_in(set, last_of(rest)))
        rest = rest.substr(0, last_begin(rest));
    return text.substr(rest.size());
}
std::string_view inside(std::string_view text, std::size_t front, std::size_t back) {
    return trim(text.substr(front, text.size() - front - back));
}

/// Frames in which an author writes nothing about chunks: `---chunk---`, `<chunk>`.
MarkerKind phrase_kind_or_chunk(std::string_view phrase) {
    const MarkerKind kind = phrase_kind(phrase);
    return kind == MarkerKind::none && names_chunk(phrase) ? MarkerKind::certain : kind;
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
        return is_shouted(phrase) ? MarkerKind::closing : MarkerKind::none;
    if (behind == 0)
        return before >= 3 && (front.front() == '-' || front.front() == '=') ? phrase_kind(phrase)
                                                                             : MarkerKind::none;
    // `—END—`, and how an author closes a text: `— fin —`.
    if (before == 1 && behind == 1 && is_in(U"—―", first_of(front)))
        return phrase_kind(phrase) == MarkerKind::none ? MarkerKind::none : MarkerKind::closing;
    if (before < 2 || behind < 2)
        return MarkerKind::none;
    return front.front() == '-' || front.front() == '=' ? phrase_kind_or_chunk(phrase)
                                                        : phrase_kind(phrase);
}

/// What a language model ends or begins a text with: `<|endoftext|>`, `<|im_end|>`.
bool is_model_token(std::string_view line) {
    if (!line.starts_with("<|") || !line.ends_with("|>") || line.size() < 5)
        return false;
    const std::string_view name = line.substr(2, line.size() - 4);
    return name.size() <= 40 && name.front() != ' ' &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return ascii::is_word(c) || c == '-' || c == ' '; });
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
    if (in_rules(phrase) != MarkerKind::none)
        return MarkerKind::certain;
    return front.front() == '<' ? phrase_kind_or_chunk(phrase) : phrase_kind(phrase);
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
        const bool framed = is_in(openers, first) || first == U'（' || first == U'(' ||
                            content.starts_with("---") || content.starts_with("===");
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

/// A letter, a digit, kana or Han: no frame begins so, and nearly every line does.
bool begins_as_prose(std::string_view line) {
    const auto first = static_cast<unsigned char>(line.front());
    const bool is_latin = (first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z') ||
                          (first >= 'a' && first <= 'z');
    // The dot between words is a rule as well, and the long vowel mark is taken for one.
    const bool is_kana = first == 0xE3 && line.size() > 1 && line[1] != '\x80' &&
                         !line.starts_with("・") && !line.starts_with("ーー");
    return is_latin || is_kana || (first >= 0xE4 && first <= 0xE9);
}

/// False where the two ends of a line are those of no frame. A backslash may hide what ends it.
bool may_be_framed(std::string_view line) {
    const char32_t first = first_of(line);
    const char32_t last = last_of(line);
    if (first == '\\' || last == '\\')
        return true;
    if (is_in(openers, first))
        return is_in(closers, last);
    if (is_in(rules, first))
        return first == '-' || first == '=' || is_in(rules, last);
    return (first == '(' || first == U'（') && (last == ')' || last == U'）');
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
    if (line.empty() || line.size() > longest || begins_as_prose(line) || !may_be_framed(line))
        return MarkerKind::none;
    if (line.starts_with("<!--") && line.ends_with("-->") && line.size() > 7)
        return comment_kind(inside(line, 4, 3));
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

namespace {

/// Where Japanese goes on without a blank, or there is one.
bool may_adjoin(char32_t value) {
    return is_space(value) || is_cjk(value);
}

std::string_view marker_at_head(std::string_view head) {
    if (head.starts_with("<|")) {
        const std::size_t close = head.find("|>");
        if (close == std::string_view::npos || !is_model_token(head.substr(0, close + 2)))
            return {};
        return head.substr(0, close + 2);
    }
    const std::size_t word = head.find_first_not_of(head.substr(0, 1));
    const std::size_t close = head.find(head.substr(0, 3), word);
    const std::size_t end = head.find_first_not_of(head.substr(0, 1), close);
    if (close == std::string_view::npos || end == std::string_view::npos)
        return {};
    const bool found =
        may_adjoin(decode(head, end).value) && in_rules(head.substr(0, end)) == MarkerKind::certain;
    return found ? head.substr(0, end) : std::string_view();
}

std::string_view marker_at_tail(std::string_view tail) {
    if (tail.ends_with("|>")) {
        const std::size_t open = tail.rfind("<|");
        return open != std::string_view::npos && is_model_token(tail.substr(open))
                   ? tail.substr(open)
                   : std::string_view();
    }
    const std::string_view mark = tail.substr(tail.size() - 1);
    const std::size_t word = tail.find_last_not_of(mark);
    const std::size_t open = tail.rfind(tail.substr(tail.size() - 3), word);
    const std::size_t before = tail.find_last_not_of(mark, open);
    if (open == std::string_view::npos || before == std::string_view::npos)
        return {};
    const bool found = may_adjoin(last_of(tail.substr(0, before + 1))) &&
                       in_rules(tail.substr(before + 1)) == MarkerKind::certain;
    return found ? tail.substr(before + 1) : std::string_view();
}

}  // namespace

std::string_view marker_at_edge(std::string_view line) {
    constexpr std::string_view marks = "-=<>";
    if (line.empty() || (marks.find(line.front()) == std::string_view::npos &&
                         marks.find(line.back()) == std::string_view::npos))
        return {};
    constexpr std::size_t longest = 60;
    const std::string_view head = head_of(line, longest);
    const std::string_view tail = tail_of(line, longest);
    for (const std::string_view rule : {"---", "===", "<|"}) {
        if (head.starts_with(rule)) {
            if (const std::string_view found = marker_at_head(head); !found.empty())
                return found;
        }
    }
    for (const std::string_view rule : {"---", "===", "|>"}) {
        if (tail.ends_with(rule)) {
            if (const std::string_view found = marker_at_tail(tail); !found.empty())
                return found;
        }
    }
    return {};
}

bool is_marker(std::string_view line, std::span<const std::string> extra) {
    return marker_kind(line, extra) != MarkerKind::none;
}

}  // namespace kiji::prose
