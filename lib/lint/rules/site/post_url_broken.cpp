// {% post_url %} of a post that is not there.
#include <map>
#include <string>

#include <fmt/format.h>

#include "base/text.hpp"
#include "corpus/site.hpp"
#include "lint/facts/liquid_tags.hpp"
#include "lint/rules/site/liquid_scope.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

using corpus::Page;

std::string_view without_extension(std::string_view path) {
    return path.substr(0, path.size() - extension(path).size());
}

/// The path of a post as post_url takes it: "news/2024-05-02-snow" for
/// "news/_posts/2024-05-02-snow.md" and "_posts/news/2024-05-02-snow.md".
std::string name_of(const Page& page) {
    std::string path(without_extension(page.path));
    constexpr std::string_view folder = "_posts/";
    if (const std::size_t at = path.find(folder); at != std::string::npos)
        path.erase(at, folder.size());
    return path;
}

/// Posts by what post_url calls them: with the folders, or by the name of the file alone.
std::map<std::string, const Page*, std::less<>> posts_of(const corpus::Site& site) {
    std::map<std::string, const Page*, std::less<>> posts;
    for (const Page& page : site.pages()) {
        if (page.kind != Page::Kind::post)
            continue;
        const std::string name = name_of(page);
        posts.emplace(file_name(name), &page);
        posts[name] = &page;
    }
    return posts;
}

std::string_view meant_by(std::string_view name,
                          const std::map<std::string, const Page*, std::less<>>& posts) {
    std::string_view best;
    std::size_t distance = 6;
    for (const auto& [other, page] : posts) {
        // The same slug under another day, or nearly the same name.
        constexpr std::size_t day = 11;
        const bool other_day =
            other.size() > day && name.size() > day && other.substr(day) == name.substr(day);
        const std::size_t far = other_day ? 1 : edit_distance(name, other, distance - 1);
        if (far < distance) {
            distance = far;
            best = other;
        }
        if (distance <= 1)
            break;
    }
    return best;
}

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr || !out.site()->site().is_whole() || !runs_liquid(doc, out))
        return;
    std::map<std::string, const Page*, std::less<>> posts;  // for the few posts that ask
    for (const LiquidTag& tag : out.facts().liquid_tags().tags()) {
        if (doc.file().slice(tag.name) != "post_url")
            continue;
        std::string_view name = doc.file().slice(tag.markup);
        if (name.starts_with('/'))
            name.remove_prefix(1);
        if (name.empty() || name.find("{{") != std::string_view::npos)
            continue;
        if (posts.empty())
            posts = posts_of(out.site()->site());
        const auto found = posts.find(name);
        const Page* page = found == posts.end() ? nullptr : found->second;
        if (page != nullptr && page->published)
            continue;
        const std::string_view meant = page == nullptr ? meant_by(name, posts) : std::string_view();
        out.add({
            .span = tag.markup,
            .message = page == nullptr ? fmt::format("there is no post {}", name)
                                       : fmt::format("{} is not published", page->path),
            .help = meant.empty()
                        ? std::string("Jekyll stops here; name a post without its extension")
                        : fmt::format("did you mean {}?", meant),
        });
    }
}

}  // namespace

constinit const Rule rules::post_url_broken{
    .name = "post-url-broken",
    .tags = "site links liquid FM014",
    .severity = Severity::error,
    .in_blog = true,
    .of_liquid = true,
    .summary = "post_url names no post",
    .why = "Jekyll stops the build, late and without a line.",
    .bad = "---\ntitle: Snow\n---\n\nAs in [January]({% post_url 2024-01-01-rian %}).\n",
    .good = "---\ntitle: Snow\n---\n\nAs in [January]({% post_url 2024-01-01-rain %}).\n",
    .beside =
        "==> _config.yml <==\ntitle: Weather\n"
        "==> _posts/2024-01-01-rain.md <==\n---\ntitle: Rain\n---\n",
    .check = check,
};

}  // namespace kiji::lint
