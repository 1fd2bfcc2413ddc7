// An excerpt that a template wrote: it would fit any post.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 3> keys{"excerpt", "description", "summary"};

/// Whole clauses that name no subject of their own: what stands before them is the title in other
/// words. A full stop at the end does not count.
constexpr std::array<std::string_view, 16> endings{
    "について詳細に分析します",     "について詳しく分析します",   "について徹底分析します",
    "について徹底的に分析します",   "について詳細に解説します",   "について徹底解説します",
    "について徹底的に解説します",   "について包括的に解説します", "について詳細に説明します",
    "について詳細に考察します",     "について深く掘り下げます",   "について詳しくお伝えします",
    "動向と市場分析をお届けします", "最新情報をお届けします",     "in this comprehensive guide",
    "everything you need to know",
};

std::string_view trimmed(std::string_view text) {
    constexpr std::array<std::string_view, 11> ends{"。", "．", ".",  "！", "!", "　",
                                                    " ",  "\t", "\r", "\n", "…"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view end : ends) {
            if (text.ends_with(end)) {
                text.remove_suffix(end.size());
                again = true;
            }
        }
    }
    return text;
}

/// A line end within Japanese, which YAML reads as a blank, is none to the reader.
std::string without_folds(std::string text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_fold = ascii::is_blank(text[at]) || ascii::is_line_end(text[at]);
        const bool is_between = at > 0 && at + 1 < text.size() && (text[at - 1] & 0x80) != 0 &&
                                (text[at + 1] & 0x80) != 0;
        if (!is_fold || !is_between)
            plain += text[at] == '\n' ? ' ' : text[at];
    }
    return plain;
}

std::string_view ending_of(std::string_view text, const Findings& out) {
    const std::string lower = without_folds(ascii::lowered(trimmed(text)));
    const auto fits = [&](std::string_view ending) {
        const std::string_view bare = trimmed(ending);
        return !bare.empty() && lower.ends_with(ascii::lowered(bare));
    };
    if (const auto found = std::ranges::find_if(endings, fits); found != endings.end())
        return *found;
    const auto& own = out.config().excerpt_templates;
    if (const auto found = std::ranges::find_if(own, fits); found != own.end())
        return *found;
    return {};
}

void check(const Document& doc, Findings& out) {
    for (const std::string_view key : keys) {
        const Value* value = doc.meta(key);
        if (value == nullptr || !value->is(Value::Type::string))
            continue;
        const std::string_view ending = ending_of(value->string(), out);
        if (ending.empty())
            continue;
        out.add({
            .span = doc.place(key).value,
            .message = fmt::format("{} ends with \"{}\", as a template does", key, ending),
            .help = "say what this post tells that no other does",
        });
    }
}

}  // namespace

constinit const Rule rules::excerpt_template{
    .name = "excerpt-template",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Excerpt was written by a template",
    .why =
        "Search engines and lists of posts show the excerpt; one that would fit every post tells "
        "nobody why to read this one. Endings of your own can be named in kiji.yml under "
        "lint.excerpt.templates.",
    .bad =
        "---\ntitle: 五月の雪\nexcerpt: 五月の雪について詳細に分析します。\n---\n\n雪が降った。\n",
    .good =
        "---\ntitle: 五月の雪\nexcerpt: "
        "五月二日の朝、町は十年ぶりに白くなった。\n---\n\n雪が降った。\n",
    .check = check,
};

}  // namespace kiji::lint
