// A link to a place within another page that is not there.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/facts/anchors.hpp"
#include "lint/facts/urls.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/rules/site/site_links.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

/// Ids that layouts give.
constexpr std::array<std::string_view, 14> of_layouts{
    "top",     "comments", "disqus_thread", "main",    "content", "footer",  "header",
    "respond", "toc",      "share",         "related", "nav",     "sidebar", "about"};

bool is_markdown(std::string_view path) {
    const std::string_view ending = extension(path);
    return ending == ".md" || ending == ".markdown" || ending == ".mkd" || ending == ".mkdown" ||
           ending == ".mkdn";
}

void check(const Document& doc, Findings& out) {
    for (const Address& address : out.facts().addresses()) {
        if (address.url.find('#') == std::string::npos)
            continue;
        const Destination to = resolve(doc, out, address.url, false);
        // Of links that say nothing but the place broken-anchor tells.
        if (to.kind != Destination::Kind::found || to.page == nullptr || to.fragment.empty() ||
            !is_markdown(to.page->path) || to.fragment.starts_with(":~:") ||
            to.fragment.starts_with("fn"))
            continue;
        if (std::ranges::find(of_layouts, to.fragment) != of_layouts.end())
            continue;
        const auto anchors = out.site()->anchors_of(*to.page);
        const std::string anchor = "#" + percent_encoded(to.fragment);
        if (anchors == nullptr || anchors->has(anchor) || anchors->has("#" + to.fragment))
            continue;
        const std::string_view meant = anchors->nearest_to(anchor);
        out.add({
            .span = address.span,
            .message = fmt::format("{} has no heading or id {}", to.page->path, to.fragment),
            .help = meant.empty() ? std::string("link to a heading that is there")
                                  : fmt::format("did you mean {}?", percent_decoded(meant)),
        });
    }
}

}  // namespace

constinit const Rule rules::anchor_broken{
    .name = "anchor-broken",
    .tags = "site links FM014",
    .severity = Severity::warning,
    .in_blog = true,
    .of_liquid = true,
    .summary = "Link leads to a place that is not in the page",
    .why =
        "Readers land at the top of a page and look for what was meant. Ids are those that "
        "kramdown "
        "makes of headings, and those of attribute lists and HTML.",
    .bad = "---\ntitle: Snow\n---\n\nSee [there](/2024/01/01/rain.html#the-mornin).\n",
    .good = "---\ntitle: Snow\n---\n\nSee [there](/2024/01/01/rain.html#the-morning).\n",
    .beside =
        "==> _config.yml <==\ntitle: Weather\n"
        "==> _posts/2024-01-01-rain.md <==\n---\ntitle: Rain\n---\n\n## The morning\n",
    .check = check,
};

}  // namespace kiji::lint
