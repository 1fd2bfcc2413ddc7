// A tag that other posts write in another way.
#include <array>

#include <fmt/format.h>

#include "lint/rules/front_matter/matter_items.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

struct Key {
    std::string_view name;
    bool is_tag = true;
    bool split = true;
};
constexpr std::array<Key, 4> keys{
    {{"tags"}, {"tag", true, false}, {"categories", false}, {"category", false, false}}};

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr)
        return;
    for (const Key& key : keys) {
        const Terms& terms = key.is_tag ? out.site()->tags() : out.site()->categories();
        for (const MatterItem& item : matter_items(doc, key.name, key.split)) {
            const Terms::Spelling* usual = terms.usual_spelling(item.text);
            if (usual == nullptr)
                continue;
            Diagnostic finding{
                .span = item.span,
                .message = fmt::format("{} {} {} it {}", usual->posts,
                                       usual->posts == 1 ? "post" : "posts",
                                       usual->posts == 1 ? "calls" : "call", usual->text),
                .help = fmt::format("write {}, not {}: they are two for Jekyll", usual->text,
                                    item.text),
                .safety = Safety::unsafe,
            };
            if (item.in_list || doc.file().slice(item.span) == item.text)
                finding.fix = {{item.span, in_quotes_of(doc, item.span, usual->text)}};
            out.add(std::move(finding));
        }
    }
}

}  // namespace

constinit const Rule rules::tag_variant{
    .name = "tag-variant",
    .tags = "site tags FM009",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Tag is written in two ways",
    .why =
        "JavaScript and javascript are two tags for Jekyll: the archive of each lacks the posts of "
        "the other. Case, blanks, dashes, underscores and dots tell no tags apart here.",
    .bad = "---\ntitle: Snow\ntags: [Weather]\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ntags: [weather]\n---\n\nIt snowed.\n",
    .beside =
        "==> _posts/2024-01-01-rain.md <==\n---\ntitle: Rain\ntags: [weather]\n---\n"
        "==> _posts/2024-01-02-sun.md <==\n---\ntitle: Sun\ntags: [weather]\n---\n",
    .check = check,
};

}  // namespace kiji::lint
