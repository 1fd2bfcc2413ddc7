// A tag that is a slip of one that many posts have.
#include <fmt/format.h>

#include "lint/rules/front_matter/matter_items.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

void check_key(const Document& doc, std::string_view key, const Terms& terms, bool split,
               Findings& out) {
    for (const MatterItem& item : matter_items(doc, key, split)) {
        const Terms::Spelling* meant = terms.meant_by(item.text);
        if (meant == nullptr)
            continue;
        Diagnostic finding{
            .span = item.span,
            .message = fmt::format("{} is next to {}, which {} posts have; did you mean that?",
                                   item.text, meant->text, meant->posts),
            .help = fmt::format("write {}", meant->text),
            .safety = Safety::unsafe,
        };
        if (item.in_list || doc.file().slice(item.span) == item.text)
            finding.fix = {{item.span, in_quotes_of(doc, item.span, meant->text)}};
        out.add(std::move(finding));
    }
}

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr)
        return;
    check_key(doc, "tags", out.site()->tags(), true, out);
    check_key(doc, "tag", out.site()->tags(), false, out);
    check_key(doc, "categories", out.site()->categories(), true, out);
    check_key(doc, "category", out.site()->categories(), false, out);
}

}  // namespace

constinit const Rule rules::tag_slip{
    .name = "tag-slip",
    .tags = "site tags FM009",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Tag is misspelt",
    .why =
        "A post under a misspelt tag is missing from the archive of the right one. Told where at "
        "most two posts have a tag that is one letter (two in a long word) from one that five or "
        "more have; singular and plural, and words with digits, are let pass.",
    .bad = "---\ntitle: Snow\ntags: [wether]\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ntags: [weather]\n---\n\nIt snowed.\n",
    .beside =
        "==> _posts/2024-01-01-a.md <==\n---\ntags: [weather]\n---\n"
        "==> _posts/2024-01-02-b.md <==\n---\ntags: [weather]\n---\n"
        "==> _posts/2024-01-03-c.md <==\n---\ntags: [weather]\n---\n"
        "==> _posts/2024-01-04-d.md <==\n---\ntags: [weather]\n---\n"
        "==> _posts/2024-01-05-e.md <==\n---\ntags: [weather]\n---\n",
    .check = check,
};

}  // namespace kiji::lint
