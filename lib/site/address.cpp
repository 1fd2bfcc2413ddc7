#include "site/address.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/letter_case.hpp"
#include "corpus/corpus.hpp"
#include "corpus/site.hpp"
#include "liquid/liquid.hpp"
#include "site/front_place.hpp"
#include "site/slugify.hpp"
#include "site/uri.hpp"
#include "site/values.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

/// As Addressable's encode does with what a URL may not hold, '#' too.
std::string escaped_path(std::string_view path) {
    constexpr std::string_view kept =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?[]%";
    const bool is_plain = std::ranges::all_of(path, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '/' || c == '-';
    });
    if (is_plain)
        return std::string(path);
    const std::size_t query = path.find('?');
    std::string out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const char c = path[i];
        const bool bracket = c == '[' || c == ']';
        if (c != '%' && kept.find(c) != std::string_view::npos &&
            !(bracket && (query == std::string_view::npos || i < query)))
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string without_dots(std::string_view name) {
    while (name.ends_with('.'))
        name.remove_suffix(1);
    return std::string(name);
}

class Filler {
  public:
    Filler(const Item& item, const Settings& settings) : item_(item), settings_(settings) {}

    /// Empty, and the name of the placeholder, where a document has none of that name.
    std::string fill(std::string_view pattern, std::string& unknown) const {
        const auto escaped = [this](std::string_view name) {
            const std::optional<std::string> value = value_of(name);
            return value ? std::optional(escaped_path(*value)) : std::nullopt;
        };
        std::string url = corpus::fill_placeholders(pattern, escaped, &unknown);
        if (!item_.is_document())
            unknown.clear();
        return unknown.empty() ? url : std::string();
    }

  private:
    std::string stem() const {
        return item_.name.substr(0, item_.name.size() - item_.extension.size());
    }

    std::optional<std::string> value_of(std::string_view name) const {
        if (name == "output_ext")
            return item_.kind == Item::Kind::static_file ? std::string() : item_.output_extension;
        if (name == "path")
            return path();
        if (item_.kind == Item::Kind::page)
            return name == "basename" ? std::optional(without_dots(stem())) : std::nullopt;
        if (name == "collection")
            return item_.collection->label;
        if (item_.kind == Item::Kind::static_file) {
            if (name == "name")
                return without_dots(stem());
            return name == "title" ? std::optional(std::string()) : std::nullopt;
        }
        return document_value(name);
    }

    std::optional<std::string> document_value(std::string_view name) const {
        const Value* slug = item_.data.find("slug");
        const std::string written = is_given(slug) ? text_of(*slug) : stem();
        if (name == "name")
            return slugify(stem(), "default");
        if (name == "title")
            return corpus::slug_of(written, corpus::SlugStyle::pretty, true);
        if (name == "slug")
            return slugify(written, "default");
        if (name == "categories" || name == "slugified_categories")
            return categories(name == "slugified_categories");
        const DateTime moment = item_.date.date();
        return corpus::date_placeholder(name, {.seconds = moment.microseconds / 1'000'000,
                                               .offset = moment.offset_minutes * 60,
                                               .zone = ""});
    }

    std::string path() const {
        if (item_.kind == Item::Kind::page)
            return '/' + std::string(parent(item_.path));
        std::string path = item_.path.substr(0, item_.path.size() - item_.extension.size());
        const std::string& special = item_.collection->relative_folder;
        if (const std::size_t at = path.find(special); at != std::string::npos)
            path.erase(at, special.size());
        return without_dots(path);
    }

    std::string categories(bool as_slugs) const {
        std::vector<std::string> parts;
        const Value* all = item_.data.find("categories");
        if (all == nullptr || !all->is(Type::array))
            return {};
        for (const Value& category : all->array()) {
            std::string part =
                as_slugs ? slugify(text_of(category), "default") : lower_case(text_of(category));
            if (std::ranges::find(parts, part) == parts.end())
                parts.push_back(std::move(part));
        }
        return fmt::format("{}", fmt::join(parts, "/"));
    }

    const Item& item_;
    const Settings& settings_;
};

std::string template_of(const Item& item, const Settings& settings) {
    if (item.kind != Item::Kind::page)
        return item.collection->permalink.empty()
                   ? fmt::format("/:collection/:path{}",
                                 corpus::permalink_ending(settings.permalink))
                   : item.collection->permalink;
    const std::string& ending = item.output_extension;
    if (ending != ".html" && ending != ".htm" && ending != ".xhtml")
        return "/:path/:basename:output_ext";
    if (without_dots(item.name.substr(0, item.name.size() - item.extension.size())) == "index")
        return "/:path/";
    return fmt::format("/:path/:basename{}", corpus::permalink_ending(settings.permalink));
}

/// Addresses that Jekyll would turn into something else without a word.
void check(const Item& item, std::string_view permalink, Report& report) {
    std::string_view rest = permalink;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        if (rest.substr(0, end) == "..") {
            report.add(trouble_at(
                item, "permalink",
                {.rule = "permalink",
                 .severity = Severity::error,
                 .message = fmt::format("the permalink {} leads out of the site", permalink),
                 .help = "write an address below the site, such as /about/"}));
            return;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void set_file_address(Item& item, const Settings& settings) {
    item.output_extension = item.extension;
    if (item.collection == nullptr) {
        item.shown_path = '/' + item.path;
        const std::string stem = item.path.substr(0, item.path.size() - item.extension.size());
        item.url = '/' + without_dots(stem) + item.extension;
        item.target = item.path;
        return;
    }
    item.shown_path = item.path;
    std::string unknown;
    std::string base =
        corpus::tidy_url(Filler(item, settings).fill(template_of(item, settings), unknown));
    if (base.ends_with('/'))
        base.pop_back();
    item.url = base + item.extension;
    item.target = unescaped(item.url).substr(1);
}

void set_page_address(Item& item, const Settings& settings, Report& report) {
    item.output_extension = converted_extension(item.extension, settings);
    const Value* written = item.data.find("permalink");
    std::string permalink = is_true(written) ? text_of(*written) : std::string();
    if (!permalink.empty() && !permalink.ends_with('/')) {
        const std::string_view given = extension(permalink);
        if (!given.empty() && given.find(':') == std::string_view::npos)
            item.output_extension = given;
    }
    check(item, permalink, report);
    std::string unknown;
    const std::string pattern = permalink.empty() ? template_of(item, settings) : permalink;
    item.url = corpus::tidy_url(Filler(item, settings).fill(pattern, unknown));
    if (!unknown.empty())
        report.add(trouble_at(
            item, "permalink",
            {.rule = "permalink",
             .severity = Severity::error,
             .message = fmt::format("the permalink {} has the placeholder :{}, which is none",
                                    pattern, unknown),
             .help = "placeholders are :categories :year :month :day :title :slug :path "
                     ":collection :output_ext and others of Jekyll"}));
    const Value* slug = item.data.find("slug");
    if (item.is_document() && permalink.empty() && is_given(slug) &&
        slugify(text_of(*slug), "default").empty())
        report.warn(item.path,
                    fmt::format("no letter or digit of the name {} can stand in its address, which "
                                "is {}",
                                item.name, item.url),
                    "give it a slug or a permalink in its front matter");
    const bool html_folder = item.is_document() && item.url.ends_with('/');
    item.target = target_of(item.url, html_folder ? ".html" : item.output_extension);
}

}  // namespace

bool is_markdown(std::string_view extension, const Settings& settings) {
    return !extension.empty() &&
           std::ranges::find(settings.markdown_extensions, lower_case(extension.substr(1))) !=
               settings.markdown_extensions.end();
}

std::string converted_extension(std::string_view extension, const Settings& settings) {
    if (is_markdown(extension, settings))
        return ".html";
    const std::string lower = lower_case(extension);
    return lower == ".scss" || lower == ".sass" ? ".css" : std::string(extension);
}

std::string target_of(std::string_view url, std::string_view output_extension) {
    std::string path = unescaped(url);
    const bool is_folder = path.ends_with('/');
    path.erase(0, std::min(path.find_first_not_of('/'), path.size()));
    if (is_folder || path.empty())
        path += "index";
    if (!path.ends_with(output_extension))
        path += output_extension;
    return path;
}

void set_address(Item& item, const Settings& settings, Report& report) {
    if (item.kind == Item::Kind::static_file)
        return set_file_address(item, settings);
    set_page_address(item, settings, report);
    if (!item.is_document())
        return;
    std::string_view folder = item.url;
    if (folder.size() > 1 && folder.ends_with('/'))
        folder.remove_suffix(1);
    folder = folder.substr(0, folder.rfind('/'));
    const Value* slug = item.data.find("slug");
    const std::string_view stem =
        std::string_view(item.name).substr(0, item.name.size() - item.extension.size());
    item.id = fmt::format("{}/{}", folder, is_true(slug) ? text_of(*slug) : std::string(stem));
}

}  // namespace kiji::site
