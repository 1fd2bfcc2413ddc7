// A link that leads nowhere within the site.
#include <fmt/format.h>

#include "lint/rules/site/site.hpp"
#include "lint/rules/site/site_links.hpp"

namespace kiji::lint {
namespace {

/// Looking for what was meant goes over all files of the site.
constexpr std::size_t most_suggestions = 20;

void check(const Document& doc, Findings& out) {
    std::size_t suggested = 0;
    for (const Address& address : out.facts().addresses()) {
        if (address.image)
            continue;
        const Destination to = resolve(doc, out, address.url, suggested < most_suggestions);
        if (to.kind != Destination::Kind::missing && to.kind != Destination::Kind::other_case)
            continue;
        ++suggested;
        out.add({
            .span = address.span,
            .message = fmt::format("{} leads nowhere", to.path),
            .help = to.kind == Destination::Kind::other_case
                        ? fmt::format("write {}: servers tell capitals apart", to.suggestion)
                    : to.suggestion.empty()
                        ? std::string("there is no such page or file in the site")
                        : fmt::format("did you mean {}?", to.suggestion),
        });
    }
}

}  // namespace

constinit const Rule rules::link_broken{
    .name = "link-broken",
    .tags = "site links FM014",
    .severity = Severity::error,
    .in_blog = true,
    .of_liquid = true,
    .summary = "Link leads nowhere",
    .why =
        "Readers get an error page. Looked at are links within the site, in Markdown and HTML, "
        "with "
        "baseurl, relative_url and absolute_url; pages that well-known plugins make are let pass. "
        "Links to other sites are not looked at: kiji does not go online.",
    .bad = "---\ntitle: Snow\n---\n\nAs in [January](/2024/01/01/rian.html).\n",
    .good = "---\ntitle: Snow\n---\n\nAs in [January](/2024/01/01/rain.html).\n",
    .beside =
        "==> _config.yml <==\ntitle: Weather\n"
        "==> _posts/2024-01-01-rain.md <==\n---\ntitle: Rain\n---\n",
    .check = check,
};

}  // namespace kiji::lint
