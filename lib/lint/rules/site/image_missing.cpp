// An image that is not there.
#include <array>
#include <string>

#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/rules/site/site_links.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

constexpr std::size_t most_suggestions = 20;

/// Keys of front matter that hold an image, or a mapping with one.
constexpr std::array<std::string_view, 16> keys{
    "image",   "cover",         "thumbnail",   "teaser",    "hero",   "banner",
    "feature", "feature_image", "feature-img", "og_image",  "header", "header_image",
    "preview", "social_image",  "cover_image", "header-img"};
constexpr std::array<std::string_view, 10> parts{
    "path",   "src",           "url",       "image",    "feature",
    "teaser", "overlay_image", "thumbnail", "og_image", "background"};

bool looks_like_file(std::string_view text) {
    constexpr std::array<std::string_view, 9> endings{".png",  ".jpg",  ".jpeg", ".gif", ".svg",
                                                      ".webp", ".avif", ".ico",  ".bmp"};
    for (const std::string_view ending : endings) {
        if (text.size() > ending.size() && text.ends_with(ending))
            return true;
    }
    return false;
}

/// Themes put folders of their own before a name: any file that ends so will do.
bool has_file_that_ends_with(const corpus::Site& site, std::string_view name) {
    for (const std::string& file : site.files()) {
        if (file.ends_with(name) &&
            (file.size() == name.size() || file[file.size() - name.size() - 1] == '/'))
            return true;
    }
    return false;
}

void tell(Span span, const Destination& to, Findings& out) {
    out.add({
        .span = span,
        .message = fmt::format("there is no image {}", to.path),
        .help = to.kind == Destination::Kind::other_case
                    ? fmt::format("write {}: servers tell capitals apart", to.suggestion)
                : to.suggestion.empty() ? std::string("add it, or take it out")
                                        : fmt::format("did you mean {}?", to.suggestion),
    });
}

bool is_missing(const Destination& to) {
    return to.kind == Destination::Kind::missing || to.kind == Destination::Kind::other_case;
}

void check_value(const Document& doc, const Value& value, Span span, Findings& out) {
    if (!value.is(Value::Type::string) || !looks_like_file(value.string()) ||
        value.string().find("{{") != std::string_view::npos)
        return;
    const Destination to = resolve(doc, out, value.string(), true);
    if (!is_missing(to))
        return;
    const std::string_view name = value.string();
    if (!name.starts_with('/') &&
        has_file_that_ends_with(out.site()->site(),
                                name.substr(std::min(name.find_first_not_of("./"), name.size()))))
        return;
    tell(span, to, out);
}

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr || !out.site()->site().is_whole())
        return;
    for (const std::string_view key : keys) {
        const Value* value = doc.meta(key);
        if (value == nullptr)
            continue;
        check_value(doc, *value, doc.place(key).value, out);
        if (!value->is(Value::Type::object))
            continue;
        for (const std::string_view part : parts) {
            const Value* inner = value->find(part);
            const yaml::Places::Place* place =
                inner == nullptr ? nullptr : doc.front_matter().places.find(inner);
            if (place != nullptr)
                check_value(doc, *inner, place->value, out);
        }
    }
    std::size_t suggested = 0;
    for (const Address& address : out.facts().addresses()) {
        if (!address.image)
            continue;
        const Destination to = resolve(doc, out, address.url, suggested < most_suggestions);
        if (!is_missing(to))
            continue;
        ++suggested;
        tell(address.span, to, out);
    }
}

}  // namespace

constinit const Rule rules::image_missing{
    .name = "image-missing",
    .tags = "site images FM013",
    .severity = Severity::error,
    .in_blog = true,
    .of_liquid = true,
    .summary = "Image does not exist",
    .why =
        "The page shows a broken image. Looked at are images of the text, in Markdown and HTML, "
        "and "
        "of the front matter, with baseurl, relative_url and the folders of media_subpath and "
        "img_path.",
    .bad = "---\ntitle: Snow\n---\n\n![Snow](/images/snwo.jpg)\n",
    .good = "---\ntitle: Snow\n---\n\n![Snow](/images/snow.jpg)\n",
    .beside = "==> _config.yml <==\ntitle: Weather\n==> images/snow.jpg <==\n…\n",
    .check = check,
};

}  // namespace kiji::lint
