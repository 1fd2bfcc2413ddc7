// A description or excerpt that other posts have word for word.
#include <string_view>

#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr)
        return;
    const corpus::Page* page = out.site()->site().page(out.facts().site_path());
    if (page == nullptr || page->summary == 0)
        return;
    const SiteFacts::Pages same = out.site()->summed_up_as(page->summary);
    if (same.size() < 2)
        return;
    // The first that is there, as the page was read.
    std::string_view key;
    for (const std::string_view name : {"description", "excerpt", "summary"}) {
        const Value* value = doc.meta(name);
        if (key.empty() && value != nullptr && value->is(Value::Type::string))
            key = name;
    }
    if (key.empty())
        return;
    const corpus::Page* other = same.front() == page ? same[1] : same.front();
    out.add({
        .span = doc.place(key).value,
        .message = same.size() == 2 ? fmt::format("{} has the same {}", other->path, key)
                                    : fmt::format("{} and {} other posts have the same {}",
                                                  other->path, same.size() - 2, key),
        .help = "say what this post tells that the others do not",
    });
}

}  // namespace

constinit const Rule rules::excerpt_used_twice{
    .name = "excerpt-used-twice",
    .tags = "site description FM011",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Posts have one excerpt",
    .why = "An excerpt that goes for several posts tells nobody which one to read.",
    .bad = "---\ntitle: Snow\nexcerpt: What the weather was like.\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\nexcerpt: The town was white.\n---\n\nIt snowed.\n",
    .beside =
        "==> _posts/2024-01-01-rain.md <==\n---\ntitle: Rain\nexcerpt: What the weather was "
        "like.\n---\n",
    .check = check,
};

}  // namespace kiji::lint
