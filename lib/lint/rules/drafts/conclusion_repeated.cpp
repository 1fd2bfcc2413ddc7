// A post that concludes, goes on with further sections, and concludes once more.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/rules/drafts/drafts.hpp"

namespace kiji::lint {
namespace {

using markdown::NodeId;
using markdown::Tree;

/// How a section that concludes begins its heading, in lower case.
constexpr std::array<std::string_view, 16> conclusions{
    "まとめ",     "おわりに",    "終わりに",       "結論",
    "結び",       "むすび",      "最後に",         "さいごに",
    "conclusion", "summary",     "in conclusion",  "wrapping up",
    "wrap-up",    "final words", "final thoughts", "closing thoughts"};
/// What may stand behind a conclusion without taking it back.
constexpr std::array<std::string_view, 14> appendices{"参考",
                                                      "出典",
                                                      "付録",
                                                      "補足",
                                                      "関連",
                                                      "脚注",
                                                      "注",
                                                      "references",
                                                      "appendix",
                                                      "further",
                                                      "notes",
                                                      "resources",
                                                      "acknowledgments",
                                                      "credits"};

/// Without the number of the section: "5. まとめ".
std::string_view without_number(std::string_view text) {
    const std::size_t begin = text.find_first_not_of("0123456789.) \t");
    return begin == std::string_view::npos ? text : text.substr(begin);
}

template <typename List>
std::size_t size_of_beginning(std::string_view text, const List& words) {
    for (const std::string_view word : words) {
        if (text.starts_with(word))
            return word.size();
    }
    return 0;
}

/// "まとめ", "結論：雪は白い", "Conclusions"; not "最後に残った雪" or "Summary statistics".
bool concludes(std::string_view heading) {
    const std::string text = ascii::lowered(without_number(heading));
    const std::size_t size = size_of_beginning(text, conclusions);
    if (size == 0)
        return false;
    std::string_view rest = std::string_view(text).substr(size);
    if (rest.starts_with('s'))
        rest.remove_prefix(1);
    if (rest.starts_with("に") && text.starts_with("結び"))
        rest.remove_prefix(std::string_view("に").size());
    if (rest.empty())
        return true;
    const char32_t next = decode(rest, 0).value;
    return std::u32string_view(U":：、,，—–―-！!").find(next) != std::u32string_view::npos;
}

bool is_appendix(std::string_view heading) {
    return size_of_beginning(ascii::lowered(without_number(heading)), appendices) > 0;
}

/// A section among its siblings of one level; a heading of a higher level begins anew.
struct Level {
    std::optional<NodeId> conclusion;
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
        if (!concludes(text)) {
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
