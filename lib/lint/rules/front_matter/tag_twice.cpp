// A tag or category that a post has twice.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/matter_items.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

/// Takes an item out of a list in brackets, or its line out of one with dashes. Nothing where
/// something else stands there.
EditGroup removal(const Document& doc, const MatterItem& before, const MatterItem& item) {
    if (!item.in_list)
        return {};
    const std::string_view between = doc.file().slice(span_of(before.span.end, item.span.begin));
    // A comma and blanks, or one line end and a dash: nothing else may stand between the two.
    const bool in_brackets = between.find_first_not_of(" ,") == std::string_view::npos &&
                             std::ranges::count(between, ',') == 1;
    const bool in_lines = between.find_first_not_of(" \r\n-") == std::string_view::npos &&
                          std::ranges::count(between, '\n') == 1 &&
                          std::ranges::count(between, '-') == 1;
    if (in_brackets || in_lines)
        return {{span_of(before.span.end, item.span.end), ""}};
    return {};
}

void check_key(const Document& doc, std::string_view key, Findings& out) {
    const std::vector<MatterItem> items = matter_items(doc, key, true);
    std::map<std::string, const MatterItem*> known;  // by what spellings have in common
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto [entry, fresh] = known.emplace(Terms::folded(items[i].text), &items[i]);
        if (fresh)
            continue;
        const MatterItem* same = entry->second;
        Diagnostic finding{
            .span = items[i].span,
            .message =
                same->text == items[i].text
                    ? fmt::format("{} stands twice in {}", items[i].text, key)
                    : fmt::format("{} and {} stand both in {}", same->text, items[i].text, key),
            .help = "take one out",
        };
        if (same->text == items[i].text)
            finding.fix = removal(doc, items[i - 1], items[i]);
        if (items[i].in_list)
            finding.related = {{same->span, "first here"}};
        out.add(std::move(finding));
    }
}

void check(const Document& doc, Findings& out) {
    for (const std::string_view key : {"tags", "categories", "tag", "category"})
        check_key(doc, key, out);
}

}  // namespace

constinit const Rule rules::tag_twice{
    .name = "tag-twice",
    .tags = "front_matter tags FM009",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Post has the same tag twice",
    .why = "Jekyll lists the post twice under the tag, and the page shows the tag twice.",
    .bad = "---\ntitle: Snow\ntags: [weather, may, weather]\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ntags: [weather, may]\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
