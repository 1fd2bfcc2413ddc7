// A tag that no other post has.
#include <fmt/format.h>

#include "lint/rules/front_matter/matter_items.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr)
        return;
    for (const MatterItem& item : matter_items(doc, "tags", true)) {
        if (out.site()->tags().posts(item.text) == 1)
            out.add({
                .span = item.span,
                .message = fmt::format("no other post has the tag {}", item.text),
                .help = "use one that leads to other posts, or leave it",
            });
    }
}

}  // namespace

constinit const Rule rules::tag_once{
    .name = "tag-once",
    .tags = "site tags FM009",
    .severity = Severity::info,
    .summary = "Tag is used once",
    .why = "A tag leads from a post to others like it; one that stands alone leads nowhere.",
    .bad = "---\ntitle: Snow\ntags: [snow]\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ntags: [weather]\n---\n\nIt snowed.\n",
    .beside = "==> _posts/2024-01-01-rain.md <==\n---\ntitle: Rain\ntags: [weather]\n---\n",
    .check = check,
};

}  // namespace kiji::lint
