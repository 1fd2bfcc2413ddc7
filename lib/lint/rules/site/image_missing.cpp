// An image that is not there.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "corpus/site.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/rules/site/site_links.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

constexpr std::size_t most_suggestions = 20;

/// Words in keys of front matter that hold an image, or a list or mapping with some.
constexpr std::array<std::string_view, 14> words{
    "image",   "img",    "cover",   "thumb", "teaser",  "hero",       "banner",
    "feature", "header", "preview", "photo", "picture", "background", "gallery"};
/// Keys within such a mapping that hold something else: an address to go to.
constexpr std::array<std::string_view, 4> others{"link", "href", "alt", "caption"};

bool names_image(std::string_view key) {
    const std::string small = ascii::lowered(key);
    return std::ranges::any_of(
        words, [&](std::string_view word) { return small.find(word) != std::string::npos; });
}

bool looks_like_file(std::string_view text) {
    constexpr std::array<std::string_view, 9> endings{".png",  ".jpg",  ".jpeg", ".gif", ".svg",
                                                      ".webp", ".avif", ".ico",  ".bmp"};
    return std::ranges::any_of(endings, [text](std::string_view ending) {
        return text.size() > ending.size() &&
               ascii::equal_ignoring_case(text.substr(text.size() - ending.size()), ending);
    });
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
    const std::string_view name = value.string();
    // Layouts put the base before it.
    const std::string& base = out.site()->site().config().base_url;
    const bool is_based = base.empty() || !name.starts_with('/') || name.starts_with(base + '/');
    const Destination to =
        resolve(doc, out, is_based ? std::string(name) : base + std::string(name), true);
    if (!is_missing(to))
        return;
    if (!name.starts_with('/') &&
        has_file_that_ends_with(out.site()->site(),
                                name.substr(std::min(name.find_first_not_of("./"), name.size()))))
        return;
    tell(span, to, out);
}

/// `value` and what is in it, as deep as themes have it: `gallery: [{image: a.jpg}]`.
void check_values(const Document& doc, const Value& value, Span span, Findings& out, int depth) {
    constexpr int deepest = 3;
    const auto inner = [&](const Value& part) {
        const yaml::Places::Place* place = doc.front_matter().places.find(&part);
        if (place != nullptr && depth < deepest)
            check_values(doc, part, place->value, out, depth + 1);
    };
    if (value.is(Value::Type::array)) {
        for (const Value& item : value.array())
            inner(item);
    } else if (value.is(Value::Type::object)) {
        for (const Member& member : value.object()) {
            if (member.key.is(Value::Type::string) &&
                std::ranges::find(others, member.key.string()) == others.end())
                inner(member.value);
        }
    } else {
        check_value(doc, value, span, out);
    }
}

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr || !out.site()->site().is_whole())
        return;
    for (const Member& member : doc.front_matter().data->object()) {
        if (member.key.is(Value::Type::string) && names_image(member.key.string()))
            check_values(doc, member.value, doc.place(member.key.string()).value, out, 0);
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
