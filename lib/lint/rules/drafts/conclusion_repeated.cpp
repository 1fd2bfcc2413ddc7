// A post that concludes, goes on with further sections, and concludes once more.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/rules/drafts/drafts.hpp"

namespace kiji::lint {
namespace {

using markdown::NodeId;
using markdown::Tree;

/// How a section that concludes begins its heading, in lower case; longer words before those that
/// they begin with.
constexpr std::array<std::string_view, 57> conclusions = {"まとめ",
                                                          "本記事のまとめ",
                                                          "この記事のまとめ",
                                                          "記事のまとめ",
                                                          "今回のまとめ",
                                                          "全体のまとめ",
                                                          "総まとめ",
                                                          "総括",
                                                          "おわりに",
                                                          "終わりに",
                                                          "終りに",
                                                          "結論",
                                                          "結びに",
                                                          "結びの言葉",
                                                          "結び",
                                                          "むすびに",
                                                          "むすび",
                                                          "結語",
                                                          "最後に",
                                                          "さいごに",
                                                          "conclusion",
                                                          "in conclusion",
                                                          "summary",
                                                          "in summary",
                                                          "to sum up",
                                                          "summing up",
                                                          "wrapping up",
                                                          "wrap-up",
                                                          "final words",
                                                          "final thoughts",
                                                          "final remarks",
                                                          "closing thoughts",
                                                          "closing words",
                                                          "closing remarks",
                                                          "parting thoughts",
                                                          "concluding remarks",
                                                          "the bottom line",
                                                          "concluding thoughts",
                                                          "总结",
                                                          "總結",
                                                          "结论",
                                                          "结语",
                                                          "结束语",
                                                          "結束語",
                                                          "写在最后",
                                                          "寫在最後",
                                                          "结尾",
                                                          "最后",
                                                          "결론",
                                                          "마무리",
                                                          "맺음말",
                                                          "맺는말",
                                                          "맺으며",
                                                          "마치며",
                                                          "나가며",
                                                          "요약",
                                                          "정리"};
/// What may stand at the head of a post instead: before the first section it concludes nothing.
constexpr std::array<std::string_view, 3> overviews{"summary", "요약", "정리"};
/// What may go on with these words without another meaning: "まとめと今後の展望".
constexpr std::array<std::string_view, 22> continuations = {
    "に代えて", "代えて", "にかえて", "かえて", "として", "と今後", "と展望", "と考察",
    "と感想",   "と所感", "と課題",   "と次",   "と提言", "与",     "與",     "和",
    "及",       " 및",    "하며",     "하면서", "와 ",    "과 "};
/// What may stand behind a conclusion without taking it back.
constexpr std::array<std::string_view, 43> appendices = {
    "参考",     "出典",      "付録",       "補足",     "関連",    "脚注",      "注",
    "あとがき", "後記",      "謝辞",       "追記",     "次回",    "著者",      "筆者",
    "よくある", "faq",       "references", "appendix", "further", "notes",     "footnotes",
    "links",    "resources", "acknowledg", "credits",  "sources", "about the", "see also",
    "update",   "p.s",       "附录",       "附錄",     "致谢",    "致謝",      "相关",
    "相關",     "后记",      "參考",       "참고",     "부록",    "출처",      "관련",
    "감사"};

bool is_digit(char32_t c) {
    return ascii::is_digit(c) || (c >= U'０' && c <= U'９');
}
/// Without what is no letter at its head: numbers, brackets, pictures.
std::string_view from_letter(std::string_view text) {
    constexpr char32_t picture_selector = 0xFE0F;
    while (!text.empty()) {
        const CodePoint c = decode(text, 0);
        if (is_letter_mark_or_number(c.value) && !is_digit(c.value) && c.value != picture_selector)
            break;
        text.remove_prefix(c.length);
    }
    return text;
}
/// Without the number of the section: "5. まとめ", "第5章 まとめ".
std::string_view without_number(std::string_view text) {
    constexpr std::string_view nth = "第";
    text = from_letter(text);
    if (text.starts_with(nth) && is_digit(decode(text, nth.size()).value))
        text = from_letter(text.substr(nth.size()));
    for (const std::string_view unit : {"章", "節", "部"}) {
        if (text.starts_with(unit))
            return from_letter(text.substr(unit.size()));
    }
    return text;
}

template <typename List>
std::string_view beginning_of(std::string_view text, const List& words) {
    for (const std::string_view word : words) {
        if (text.starts_with(word))
            return word;
    }
    return {};
}

bool is_latin(std::string_view word) {
    return ascii::is_letter(word.front());
}
bool is_korean(std::string_view word) {
    return decode(word, 0).value >= U'가';
}

enum class Concludes : std::uint8_t { no, yes, unless_first };

/// "まとめ", "結論：雪は白い", "Conclusions"; not "最後に残った雪" or "Summary statistics".
Concludes concludes(std::string_view heading) {
    const std::string text = ascii::lowered(without_number(heading));
    const std::string_view word = beginning_of(text, conclusions);
    if (word.empty())
        return Concludes::no;
    const Concludes found =
        beginning_of(word, overviews).empty() ? Concludes::yes : Concludes::unless_first;
    std::string_view rest = std::string_view(text).substr(word.size());
    if (is_latin(word) && rest.starts_with('s'))
        rest.remove_prefix(1);
    const char32_t next = decode(rest, 0).value;
    constexpr std::u32string_view marks =
        U":：、,，。.—–―－-–！!？?〜～~|｜/／;；…（(「『【）)」』】］]";
    if (rest.empty() || marks.find(next) != std::u32string_view::npos)
        return found;
    if (is_space(next)) {
        const bool and_more = word.starts_with("conclu") && (rest.substr(1).starts_with("and ") ||
                                                             rest.substr(1).starts_with('&'));
        const bool is_all = from_letter(rest).empty();
        if (and_more || is_all || (!is_latin(word) && !is_korean(word)))
            return found;
    }
    return beginning_of(rest, continuations).empty() ? Concludes::no : found;
}

bool is_appendix(std::string_view heading) {
    return !beginning_of(ascii::lowered(without_number(heading)), appendices).empty();
}

/// A section among its siblings of one level; a heading of a higher level begins anew.
struct Level {
    std::optional<NodeId> conclusion;
    bool begun = false;
    bool went_on = false;
};

void check(const Document& doc, Findings& out) {
    const Tree& tree = doc.tree();
    std::array<Level, 7> levels{};
    for (const NodeId id : doc.headings()) {
        const auto level = static_cast<std::size_t>(tree.heading(id).level);
        std::fill(levels.begin() + static_cast<std::ptrdiff_t>(level) + 1, levels.end(), Level{});
        Level& siblings = levels[level];
        const std::string text = tree.plain_text(id);
        const Concludes found = concludes(text);
        const bool is_first = !std::exchange(siblings.begun, true);
        if (found == Concludes::no || (found == Concludes::unless_first && is_first)) {
            siblings.went_on |= siblings.conclusion && !is_appendix(text);
            continue;
        }
        if (siblings.conclusion && siblings.went_on)
            out.add({
                .span = tree[id].span,
                .message = fmt::format(
                    "post concludes again with \"{}\", after \"{}\" in line {}", text,
                    tree.plain_text(*siblings.conclusion),
                    doc.file().lines().line_at(tree[*siblings.conclusion].span.begin) + 1),
                .help = "keep one conclusion, at the end",
                .related = {{tree[*siblings.conclusion].span, "it concludes here"}},
            });
        else if (!siblings.conclusion)
            siblings.conclusion = id;
    }
}

}  // namespace

constinit const Rule rules::conclusion_repeated{
    .name = "conclusion-repeated",
    .tags = "drafts",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Post concludes, goes on, and concludes again",
    .why =
        "A post that was written piece by piece often ends each piece with a conclusion; the "
        "reader "
        "believes to be through and is not.",
    .bad = "## まとめ\n\n雪は白い。\n\n## 雨\n\n雨も降る。\n\n## 結論：雪は白い\n\nやはり白い。\n",
    .good = "## 雨\n\n雨も降る。\n\n## まとめ\n\n雪は白い。\n",
    .check = check,
};

}  // namespace kiji::lint
