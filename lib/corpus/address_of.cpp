// Where a page is found.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/letter_case.hpp"
#include "corpus/page_reader.hpp"
#include "corpus/permalink.hpp"

namespace kiji::corpus {
namespace {

std::string_view base_name(std::string_view path) {
    const std::string_view name = file_name(path);
    std::string_view base = name.substr(0, name.size() - extension(name).size());
    while (base.ends_with('.'))
        base.remove_suffix(1);
    return base;
}

std::string output_extension(const Page& page) {
    constexpr std::array<std::string_view, 5> markdown{".md", ".markdown", ".mkdown", ".mkdn",
                                                       ".mkd"};
    constexpr std::array<std::string_view, 2> sass{".scss", ".sass"};
    const std::string ending = lower_case(extension(page.path));
    if (std::ranges::find(markdown, ending) != markdown.end())
        return ".html";
    if (std::ranges::find(sass, ending) != sass.end())
        return ".css";
    return ending == ".coffee" ? ".js" : ending;
}

/// "%E3%81%82" as the letters that it stands for.
std::string decoded(std::string_view url) {
    std::string text;
    for (std::size_t at = 0; at < url.size(); ++at) {
        const bool escaped = url[at] == '%' && at + 2 < url.size() &&
                             ascii::hex_value(url[at + 1]) >= 0 &&
                             ascii::hex_value(url[at + 2]) >= 0;
        text += escaped ? static_cast<char>(ascii::hex_value(url[at + 1]) * 16 +
                                            ascii::hex_value(url[at + 2]))
                        : url[at];
        at += escaped ? 2 : 0;
    }
    return text;
}

class Filler {
  public:
    Filler(const Site& site, const Page& page, const Value& data)
        : site_(&site), page_(&page), data_(&data) {}

    std::string fill(std::string_view pattern) const {
        return fill_placeholders(pattern, [this](std::string_view name) { return value_of(name); });
    }

  private:
    std::optional<std::string> value_of(std::string_view name) const {
        if (name == "title")
            return slug_of(slug(), SlugStyle::pretty, true);
        if (name == "slug")
            return slug_of(slug());
        if (name == "name")
            return slug_of(base_name(page_->path));
        if (name == "basename")
            return std::string(base_name(page_->path));
        if (name == "output_ext")
            return output_extension(*page_);
        if (name == "collection")
            return page_->collection;
        if (name == "path")
            return path();
        if (name == "categories" || name == "slugified_categories")
            return categories(name == "slugified_categories");
        return date(name);
    }

    std::string slug() const {
        if (const std::string written = text_of(data_->find("slug")); !written.empty())
            return written;
        if (const auto name = post_name(file_name(page_->path));
            name && page_->kind != Page::Kind::page)
            return std::string(name->slug);
        return std::string(base_name(page_->path));
    }

    /// Without the folder of the collection, and without the extension.
    std::string path() const {
        std::string_view path = page_->path;
        path.remove_suffix(extension(path).size());
        while (path.ends_with('.'))
            path.remove_suffix(1);
        if (page_->kind == Page::Kind::page)
            return std::string(parent(path));
        const std::string& folder = site_->config().collections_folder;
        if (!folder.empty() && path.starts_with(folder + '/'))
            path.remove_prefix(folder.size() + 1);
        std::string text(path);
        const std::string special = '_' + page_->collection;
        if (const std::size_t at = text.find(special); at != std::string::npos)
            text.erase(at, special.size());
        return text;
    }

    std::string categories(bool as_slugs) const {
        std::vector<std::string> parts;
        for (const std::string& category : categories_of(*site_, *page_, *data_)) {
            std::string part = as_slugs ? slug_of(category) : lower_case(category);
            if (std::ranges::find(parts, part) == parts.end())
                parts.push_back(std::move(part));
        }
        return fmt::format("{}", fmt::join(parts, "/"));
    }

    std::optional<std::string> date(std::string_view name) const {
        std::optional<PageDate> date;
        if (const Value* written = data_->find("date"))
            date = read_date(*written, site_->zone());
        const auto file = post_name(file_name(page_->path));
        if (!date && file)
            date = PageDate{.seconds = days_from_civil(*file) * 86400};
        const PageDate known = date.value_or(PageDate());
        std::optional<std::string> text =
            date_placeholder(name, {.seconds = known.seconds, .offset = known.offset, .zone = ""});
        return text && !date ? std::string() : text;
    }

    /// Days since 1970 of a day of the calendar (Howard Hinnant's algorithm).
    static std::int64_t days_from_civil(const PostName& name) {
        const std::int64_t year = name.year - (name.month <= 2 ? 1 : 0);
        const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
        const std::int64_t year_of_era = year - era * 400;
        const std::int64_t month = name.month + (name.month > 2 ? -3 : 9);
        const std::int64_t day_of_year = (153 * month + 2) / 5 + name.day - 1;
        const std::int64_t day_of_era =
            year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        return era * 146097 + day_of_era - 719468;
    }

    const Site* site_;
    const Page* page_;
    const Value* data_;
};

/// The template for what has no permalink of its own.
std::string template_of(const Site& site, const Page& page) {
    const SiteConfig& config = site.config();
    if (page.kind == Page::Kind::page) {
        if (output_extension(page) != ".html" && output_extension(page) != ".htm" &&
            output_extension(page) != ".xhtml")
            return "/:path/:basename:output_ext";
        if (base_name(page.path) == "index")
            return "/:path/";
        return "/:path/:basename" + std::string(permalink_ending(config.permalink));
    }
    const auto collection =
        std::ranges::find(config.collections, page.collection, &SiteConfig::Collection::label);
    if (collection != config.collections.end() && !collection->permalink.empty())
        return collection->permalink;
    if (page.collection == "posts")
        return std::string(permalink_template(config.permalink));
    return "/:collection/:path" + std::string(permalink_ending(config.permalink));
}

}  // namespace

Address address_of(const Site& site, const Page& page, const Value& data) {
    if (page.kind == Page::Kind::draft)
        return {};
    const auto collection = std::ranges::find(site.config().collections, page.collection,
                                              &SiteConfig::Collection::label);
    const bool is_document = page.kind == Page::Kind::document;
    if (is_document && (collection == site.config().collections.end() || !collection->output))
        return {};
    const Value* permalink = data.find("permalink");
    if (permalink == nullptr || permalink->is(Value::Type::nil))
        permalink = site.default_of(page, "permalink");
    std::string pattern = text_of(permalink);
    if (pattern.empty())
        pattern = template_of(site, page);
    Address address{.url = decoded(tidy_url(Filler(site, page, data).fill(pattern)))};
    address.target = address.url;
    const std::string ending = output_extension(page);
    if (address.target.ends_with('/'))
        address.target += "index.html";
    else if (!address.target.ends_with(ending))
        address.target += ending;
    return address;
}

}  // namespace kiji::corpus
