// An author that the site does not know.
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "corpus/site.hpp"
#include "lint/rules/front_matter/matter_items.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

/// True where the posts of the site go by its list of authors: eight in ten do.
bool go_by_list(const SiteFacts& site) {
    std::size_t known = 0;
    std::size_t all = 0;
    for (const auto& [author, posts] : site.authors()) {
        all += posts;
        known += site.site().authors().contains(author) ? posts : 0;
    }
    return all > 0 && known * 10 >= all * 8;
}

std::string_view meant_by(const SiteFacts& site, std::string_view author, bool listed) {
    std::vector<std::string_view> usual;
    if (listed) {
        for (const std::string& name : site.site().authors())
            usual.push_back(name);
        return nearest(author, usual);
    }
    constexpr std::size_t few = 1;
    constexpr std::size_t many = 4;
    if (site.author_posts(author) > few || count_code_points(author) < 5)
        return {};
    for (const auto& [name, posts] : site.authors()) {
        if (posts >= many && name != author && edit_distance(author, name, 1) <= 1)
            return name;
    }
    return {};
}

void check_key(const Document& doc, std::string_view key, Findings& out) {
    const SiteFacts& site = *out.site();
    const bool listed = !site.site().authors().empty() && go_by_list(site);
    for (const MatterItem& item : matter_items(doc, key, false)) {
        if (site.site().authors().contains(item.text))
            continue;
        const std::string_view meant = meant_by(site, item.text, listed);
        if (!listed && meant.empty())
            continue;
        out.add({
            .span = item.span,
            .message = listed ? fmt::format("{} is not among the authors of the site", item.text)
                              : fmt::format("no other post is by {}", item.text),
            .help = meant.empty() ? "add the author to the list of authors, or mend the name"
                                  : fmt::format("did you mean {}?", meant),
        });
    }
}

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr)
        return;
    check_key(doc, "author", out);
    check_key(doc, "authors", out);
}

}  // namespace

constinit const Rule rules::author_unknown{
    .name = "author-unknown",
    .tags = "site FM016",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Author is not known",
    .why =
        "The layout looks the author up in _data/authors or in _config.yml, and shows nothing "
        "where "
        "there is no such name. Without such a list, told is a name that one post has and that is "
        "a "
        "letter away from one that many have.",
    .bad = "---\ntitle: Snow\nauthor: tanka\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\nauthor: tanaka\n---\n\nIt snowed.\n",
    .beside =
        "==> _config.yml <==\ntitle: Weather\n"
        "==> _data/authors.yml <==\ntanaka:\n  name: 田中\n"
        "==> _posts/2024-01-01-a.md <==\n---\nauthor: tanaka\n---\n"
        "==> _posts/2024-01-02-b.md <==\n---\nauthor: tanaka\n---\n"
        "==> _posts/2024-01-03-c.md <==\n---\nauthor: tanaka\n---\n"
        "==> _posts/2024-01-04-d.md <==\n---\nauthor: tanaka\n---\n",
    .check = check,
};

}  // namespace kiji::lint
