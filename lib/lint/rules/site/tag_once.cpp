// A tag that no other post has.
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "lint/rules/front_matter/matter_items.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

struct Key {
    std::string_view name;
    std::string_view noun;
    bool split = true;
};
constexpr std::array<Key, 4> keys{{{"tags", "tag"},
                                   {"tag", "tag", false},
                                   {"categories", "category"},
                                   {"category", "category", false}}};

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr)
        return;
    for (const Key& key : keys) {
        const Terms& terms = key.noun == "tag" ? out.site()->tags() : out.site()->categories();
        for (const MatterItem& item : matter_items(doc, key.name, key.split)) {
            if (terms.posts(item.text) == 1)
                out.add({
                    .span = item.span,
                    .message = fmt::format("no other post has the {} {}", key.noun, item.text),
                    .help = "use one that leads to other posts, or leave it",
                });
        }
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
