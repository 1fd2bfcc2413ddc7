// A layout that is not there.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "corpus/site.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

template <typename Names>
std::string_view nearest_of(std::string_view name, const Names& names) {
    std::vector<std::string_view> others;
    for (const auto& other : names) {
        if (other != name)
            others.push_back(other);
    }
    return nearest(name, others);
}

/// Where the layouts are not known: a slip of one that many posts have.
std::string_view meant_among_posts(const SiteFacts& site, std::string_view name) {
    constexpr std::size_t many = 5;
    std::vector<std::string_view> usual;
    for (const auto& [layout, posts] : site.layouts()) {
        if (posts >= many && posts >= site.layout_posts(name) * many)
            usual.push_back(layout);
    }
    const std::string_view meant = nearest_of(name, usual);
    return meant.empty() || edit_distance(name, meant, 1) > 1 ? std::string_view() : meant;
}

void check(const Document& doc, Findings& out) {
    const Value* layout = doc.meta("layout");
    if (out.site() == nullptr || layout == nullptr || !layout->is(Value::Type::string))
        return;
    const std::string_view name = layout->string();
    if (name.empty() || name == "none" || name == "null")
        return;
    const SiteFacts& site = *out.site();
    const auto& layouts = site.site().layouts();
    // A theme brings layouts of its own.
    const bool all_known =
        site.site().is_whole() && site.site().config().theme.empty() && !layouts.empty();
    std::string_view meant;
    if (all_known) {
        if (site.site().has_layout(name))
            return;
        meant = nearest_of(name, layouts);
    } else {
        meant = site.site().has_layout(name) ? std::string_view() : meant_among_posts(site, name);
        if (meant.empty())
            return;
    }
    Diagnostic finding{
        .span = doc.place("layout").value,
        .message = fmt::format("there is no layout {}", name),
        .help = meant.empty() ? std::string("use one of _layouts")
                              : fmt::format("did you mean {}?", meant),
    };
    out.add(std::move(finding));
}

}  // namespace

constinit const Rule rules::layout_missing{
    .name = "layout-missing",
    .tags = "site FM016",
    .severity = Severity::error,
    .in_blog = true,
    .summary = "Layout does not exist",
    .why = "Jekyll warns in passing and writes the post as a bare piece of HTML.",
    .bad = "---\ntitle: Snow\nlayout: psot\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\nlayout: post\n---\n\nIt snowed.\n",
    .beside = "==> _config.yml <==\ntitle: Weather\n==> _layouts/post.html <==\n{{ content }}\n",
    .check = check,
};

}  // namespace kiji::lint
