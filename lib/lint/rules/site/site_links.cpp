#include "lint/rules/site/site_links.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "corpus/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

using corpus::Page;
using corpus::Site;
using Kind = Destination::Kind;

/// Files that plugins write, and folders full of pages that they make.
constexpr std::array<std::string_view, 6> made_files{
    "/feed.xml", "/atom.xml", "/sitemap.xml", "/robots.txt", "/redirects.json", "/404.html"};
constexpr std::array<std::string_view, 9> made_folders{"/tag/",        "/tags/",    "/category/",
                                                       "/categories/", "/archive/", "/archives/",
                                                       "/page/",       "/author/",  "/authors/"};

std::string decoded(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool escaped = text[at] == '%' && at + 2 < text.size() &&
                             ascii::hex_value(text[at + 1]) >= 0 &&
                             ascii::hex_value(text[at + 2]) >= 0;
        plain += escaped ? static_cast<char>(ascii::hex_value(text[at + 1]) * 16 +
                                             ascii::hex_value(text[at + 2]))
                         : text[at];
        at += escaped ? 2 : 0;
    }
    return plain;
}

bool has_scheme(std::string_view url) {
    const std::size_t colon = url.find_first_of(":/?#");
    return colon != std::string_view::npos && colon > 0 && url[colon] == ':';
}

/// "/a/b/../c/./d" is "/a/c/d"; what leads above the root stays there.
std::string normal(std::string_view path) {
    std::vector<std::string_view> names;
    const bool folder = path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view name = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (name == ".." && !names.empty())
            names.pop_back();
        else if (!name.empty() && name != "." && name != "..")
            names.push_back(name);
    }
    std::string result = fmt::format("/{}", fmt::join(names, "/"));
    if (folder && result.size() > 1)
        result += '/';
    return result;
}

class Lookup {
  public:
    Lookup(const SiteFacts& facts, const Page* page) : facts_(&facts), page_(page) {}

    /// An absolute path of the site, without its base.
    bool find(const std::string& path, Destination& to) const {
        return find_page(path, to) || find_file(path) || is_made(path);
    }

    /// Sets `to` where a page or file differs by case alone.
    bool find_in_other_case(const std::string& path, Destination& to) const {
        for (const std::string& target : targets_of(path)) {
            const SiteFacts::Pages pages = facts_->written_to(target);
            if (!pages.empty()) {
                to.suggestion = pages.front()->url;
                return true;
            }
        }
        const std::string_view file = site().file_in_other_case(std::string_view(path).substr(1));
        if (file.empty() || !is_written(file))
            return false;
        to.suggestion = fmt::format("/{}", file);
        return true;
    }

    std::string near(const std::string& path) const {
        const std::string_view name = path.substr(path.rfind('/', path.size() - 2) + 1);
        std::string_view best;
        std::size_t distance = 3;
        const auto weigh = [&](std::string_view candidate) {
            // A file of that name elsewhere, or one called nearly so.
            const bool moved = candidate.ends_with(name) && name.size() > 4 &&
                               candidate.size() > name.size() &&
                               candidate[candidate.size() - name.size() - 1] == '/';
            const std::size_t far =
                moved ? 1
                : candidate.size() + 2 < path.size() || path.size() + 2 < candidate.size()
                    ? 3
                    : edit_distance(path, candidate, 2);
            if (far < distance) {
                distance = far;
                best = candidate;
            }
        };
        for (const Page& page : site().pages()) {
            if (page.published)
                weigh(page.url);
        }
        std::string suggestion(best);
        for (const std::string& file : site().files()) {
            if (!is_written(file))
                continue;
            const std::size_t before = distance;
            const std::string rooted = '/' + file;
            weigh(rooted);
            if (distance < before)
                suggestion = rooted;
        }
        return suggestion;
    }

    const Site& site() const { return facts_->site(); }

  private:
    /// The files that a server looks for at `path`.
    static std::vector<std::string> targets_of(const std::string& path) {
        if (path.ends_with('/'))
            return {path + "index.html", path.substr(0, path.size() - 1) + ".html"};
        return {path, path + ".html", path + "/index.html"};
    }

    bool find_page(const std::string& path, Destination& to) const {
        for (const std::string& target : targets_of(path)) {
            for (const Page* page : facts_->written_to(target)) {
                const bool exact = page->target == target;
                const bool redirect =
                    !exact && std::ranges::any_of(page->redirects, [&](const std::string& from) {
                        return redirect_target(from) == target;
                    });
                if (exact || redirect) {
                    to.page = exact ? page : nullptr;
                    return true;
                }
            }
        }
        return false;
    }

    /// Jekyll copies no file below a name that begins with '_'.
    static bool is_written(std::string_view file) {
        return !file.starts_with('_') && file.find("/_") == std::string_view::npos;
    }

    bool find_file(const std::string& path) const {
        const std::string name = path.substr(1);
        if (name.empty())
            return true;
        if (site().has_file(name) && is_written(name))
            return true;
        if (site().has_file(name + (name.ends_with('/') ? "index.html" : "/index.html")))
            return true;
        // Files of a collection are written where its label says, or its permalink.
        return site().has_file('_' + name) || site().has_file(name + ".html") ||
               is_of_collection(name.substr(name.rfind('/') + 1));
    }

    /// True for the name of a file in a collection that has a permalink of its own.
    bool is_of_collection(std::string_view name) const {
        for (const corpus::SiteConfig::Collection& collection : site().config().collections) {
            if (collection.permalink.empty() || !collection.output)
                continue;
            const std::string folder = '_' + collection.label + '/';
            for (auto file = site().files().lower_bound(folder);
                 file != site().files().end() && file->starts_with(folder); ++file) {
                if (file_name(*file) == name)
                    return true;
            }
        }
        return false;
    }

    bool is_made(const std::string& path) const {
        if (std::ranges::find(made_files, path) != made_files.end())
            return true;
        const corpus::SiteConfig& config = site().config();
        if (!config.theme.empty() && path.starts_with("/assets/"))
            return true;
        const bool is_page = extension(path).empty() || path.ends_with(".html");
        if (is_page && site().has_generators())
            return true;
        const bool makes_pages = std::ranges::any_of(config.plugins, [](std::string_view plugin) {
            return plugin.starts_with("jekyll-archives") || plugin.starts_with("jekyll-paginate") ||
                   plugin.starts_with("jekyll-auto") || plugin.starts_with("jekyll-category") ||
                   plugin.starts_with("jekyll-tag");
        });
        if (!makes_pages || !is_page)
            return false;
        const bool is_year = path.size() >= 5 && path[1] >= '1' && path[1] <= '2' &&
                             std::ranges::all_of(path.substr(1), [](char c) {
                                 return c == '/' || ascii::is_digit(c);
                             });
        return is_year || path.starts_with("/page") ||
               std::ranges::any_of(made_folders, [&](std::string_view folder) {
                   return path.starts_with(folder) || path + '/' == folder;
               });
    }

    const SiteFacts* facts_;
    const Page* page_;
};

/// The value of media_subpath or img_path of the page, as theme Chirpy has it.
std::string media_folder(const Document& doc, const Findings& out, const Page* page) {
    for (const std::string_view key : {"media_subpath", "img_path"}) {
        const Value* value = doc.meta(key);
        if (value == nullptr && page != nullptr)
            value = out.site()->site().default_of(*page, key);
        if (value != nullptr && value->is(Value::Type::string))
            return normal(value->string());
    }
    return {};
}

}  // namespace

Destination resolve(const Document& doc, const Findings& out, std::string_view url, bool suggest) {
    Destination to;
    if (out.site() == nullptr || !out.site()->site().is_whole())
        return to;
    const SiteFacts& facts = *out.site();
    const corpus::SiteConfig& config = facts.site().config();
    if (!config.url.empty() && url.starts_with(config.url) &&
        (url.size() == config.url.size() || url[config.url.size()] == '/'))
        url.remove_prefix(config.url.size());
    if (url.starts_with("//") || has_scheme(url))
        return to;
    if (const std::size_t hash = url.find('#'); hash != std::string_view::npos) {
        to.fragment = decoded(url.substr(hash + 1));
        url = url.substr(0, hash);
    }
    url = url.substr(0, url.find('?'));
    const Page* page = facts.site().page(out.facts().site_path());
    if (url.empty()) {
        to.kind = Kind::here;
        to.page = page;
        return to;
    }
    const std::string plain = decoded(url);
    std::vector<std::string> paths;
    const bool absolute = plain.starts_with('/');
    if (absolute) {
        const std::string& base = config.base_url;
        const bool based = !base.empty() && plain.starts_with(base) &&
                           (plain.size() == base.size() || plain[base.size()] == '/');
        paths.push_back(normal(based ? plain.substr(base.size()) : plain));
        // Other sites may lie beside one that has a base; what is in this one is not there.
        if (!base.empty() && !based) {
            Destination inner;
            inner.fragment = to.fragment;
            if (paths.front() != "/" && Lookup(facts, page).find(paths.front(), inner)) {
                inner.kind = Kind::missing;
                inner.path = paths.front();
                inner.suggestion = base + paths.front();
            }
            return inner;
        }
    } else {
        if (page == nullptr || page->url.empty())
            return to;
        const std::string folder = page->url.substr(0, page->url.rfind('/') + 1);
        paths.push_back(normal(folder + plain));
        // Plugins turn paths of sources into addresses.
        paths.push_back(normal(fmt::format("/{}/{}", parent(page->path), plain)));
    }
    if (const std::string media = media_folder(doc, out, page); !media.empty())
        paths.push_back(normal(media + '/' + plain));
    const Lookup lookup(facts, page);
    for (const std::string& path : paths) {
        if (lookup.find(path, to) ||
            (!absolute && facts.site().has_file(std::string_view(path).substr(1)))) {
            to.kind = Kind::found;
            to.path = path;
            return to;
        }
    }
    to.path = paths.front();
    for (const std::string& path : paths) {
        if (lookup.find_in_other_case(path, to)) {
            to.kind = Kind::other_case;
            return to;
        }
    }
    to.kind = Kind::missing;
    if (suggest)
        to.suggestion = lookup.near(paths.back());
    return to;
}

}  // namespace kiji::lint
