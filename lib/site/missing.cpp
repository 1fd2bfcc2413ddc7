#include "site/missing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "site/plugins/plugins.hpp"

namespace kiji::site {
namespace {

constexpr std::size_t most_places = 5;
constexpr std::size_t most_ruby_bytes = std::size_t{1} << 20U;

/// Tags and filters of gems that sites use often.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> brought_by{{
    {"asset", "jekyll-assets"},
    {"avatar", "jekyll-avatar"},
    {"bibliography", "jekyll-scholar"},
    {"cite", "jekyll-scholar"},
    {"feed_meta", "jekyll-feed"},
    {"figure", "jekyll-figure"},
    {"gist", "jekyll-gist"},
    {"github_edit_link", "jekyll-github-metadata"},
    {"include_cached", "jekyll-include-cache"},
    {"last_modified_at", "jekyll-last-modified-at"},
    {"octicon", "jekyll-octicons"},
    {"picture", "jekyll_picture_tag"},
    {"responsive_image", "jekyll-responsive-image"},
    {"seo", "jekyll-seo-tag"},
    {"toc", "jekyll-toc"},
    {"toc_only", "jekyll-toc"},
}};

/// "the tag avatar" for a trouble that says that nobody knows it; else empty.
std::string wanted_by(const Diagnostic& problem) {
    constexpr std::string_view of_tag = "unknown tag '";
    constexpr std::string_view of_filter = "undefined filter ";
    const std::string_view message = problem.message;
    if (message.starts_with(of_tag) && message.ends_with('\''))
        return fmt::format("tag {}",
                           message.substr(of_tag.size(), message.size() - of_tag.size() - 1));
    if (message.starts_with(of_filter))
        return fmt::format("filter {}", message.substr(of_filter.size()));
    return {};
}

bool has_word(std::string_view text, std::string_view word) {
    const auto is_part = [&](std::size_t at) {
        return at < text.size() && ascii::is_word(text[at]);
    };
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        if ((at == 0 || !is_part(at - 1)) && !is_part(at + word.size()))
            return true;
    }
    return false;
}

struct RubyFile {
    std::string path;  // below the site
    std::string text;
};

std::vector<RubyFile> ruby_files(const Site& site) {
    std::vector<RubyFile> files;
    const std::string& folder = site.settings.plugins_folder;
    const Path whole = join(site.settings.source, folder);
    const auto entries = site.files.list(whole);
    if (!entries)
        return files;
    for (const DirectoryEntry& entry : *entries) {
        if (!entry.name.ends_with(".rb"))
            continue;
        Result<std::string> text = site.files.read(join(whole, entry.name), most_ruby_bytes);
        files.push_back({join(folder, entry.name), text ? *std::move(text) : std::string()});
    }
    return files;
}

/// Who brings what is called `name`; empty: nobody knows.
std::string maker_of(std::string_view name, const std::vector<RubyFile>& ruby) {
    for (const RubyFile& file : ruby) {
        if (has_word(file.text, name))
            return file.path;
    }
    const auto* const gem =
        std::ranges::find(brought_by, name, [](const auto& each) { return each.first; });
    return gem == brought_by.end() ? std::string() : std::string(gem->second);
}

using Places = std::map<std::string, std::vector<std::string>>;

/// What is wanted, and where.
Places places_of(const std::vector<Trouble>& told) {
    Places places;
    for (const Trouble& trouble : told) {
        const std::string wanted = wanted_by(trouble.diagnostic);
        if (wanted.empty() || trouble.file == nullptr)
            continue;
        std::string place =
            fmt::format("{}:{}", trouble.file->name(),
                        trouble.file->lines().line_at(trouble.diagnostic.span.begin) + 1);
        std::vector<std::string>& of_it = places[wanted];
        if (of_it.empty() || of_it.back() != place)
            of_it.push_back(std::move(place));
    }
    return places;
}

std::string list_of(const std::vector<std::string>& places) {
    std::string list;
    for (std::size_t i = 0; i < std::min(places.size(), most_places); ++i)
        list += (i == 0 ? "" : ", ") + places[i];
    if (places.size() > most_places)
        list += fmt::format(" and {} more", places.size() - most_places);
    return list;
}

}  // namespace

std::optional<Trouble> missing_plugins(const Site& site, const std::vector<Trouble>& told) {
    const std::vector<RubyFile> ruby = ruby_files(site);
    const Path config = site.settings.files.empty() ? Path() : site.settings.files.back();
    std::string message;
    for (const std::string& gem : site.settings.plugins) {
        if (plugins::find(gem) == nullptr && gem != "jekyll-sass-converter")
            message += fmt::format("\n  {}, a gem that {} names", gem, file_name(config));
    }
    for (const RubyFile& file : ruby)
        message += fmt::format("\n  {}, a plugin in Ruby", file.path);
    if (message.empty())
        return std::nullopt;
    message.insert(0, "the site is built without these plugins, which kiji does not have:");
    const Places places = places_of(told);
    message +=
        places.empty() ? "\nno tag and no filter of the site was missed" : "\nwhat is missed:";
    for (const auto& [wanted, where] : places) {
        const std::string maker = maker_of(wanted.substr(wanted.find(' ') + 1), ruby);
        message += fmt::format("\n  the {}{}, at {}", wanted,
                               maker.empty() ? "" : fmt::format(" (of {})", maker), list_of(where));
    }
    return Trouble{.path = config,
                   .diagnostic = {.rule = "plugins",
                                  .severity = Severity::warning,
                                  .message = std::move(message),
                                  .help = "a small filter can be written as a Liquid snippet: "
                                          "filters: in .kiji.yml; take out what else is missed"}};
}

}  // namespace kiji::site
