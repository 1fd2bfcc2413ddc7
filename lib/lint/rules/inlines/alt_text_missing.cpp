// Images that say nothing to who cannot see them.
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/facts/places.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

using Kind = InlineToken::Kind;

bool is_silent(const Document& doc, const Inlines& inlines, const InlineToken& token) {
    if (token.kind == Kind::image)
        return !token.in_html_block && inlines.link(token).text.empty();
    if (token.kind != Kind::html)
        return false;
    const std::string_view html = doc.file().slice(token.span);
    const auto tag = tag_of(html);
    return tag && !tag->closing && ascii::equal_ignoring_case(tag->name, "img") &&
           !attribute(html, "alt") &&
           !ascii::equal_ignoring_case(attribute(html, "aria-hidden").value_or(""), "true");
}

void check(const Document& doc, Findings& out) {
    const Inlines& inlines = out.inlines();
    for (const InlineToken& token : inlines.tokens()) {
        if (!is_silent(doc, inlines, token))
            continue;
        const bool markdown = token.kind == Kind::image;
        out.add({
            .span = markdown ? one_line(doc, token.span) : first_line(doc, token.span),
            .message = fmt::format("image {} has no text", quoted(doc, token.span)),
            .help = markdown ? "say between the brackets what it shows"
                             : "say in alt what it shows; alt=\"\" where it is mere decoration",
        });
    }
}

}  // namespace

constinit const Rule rules::alt_text_missing{
    .name = "alt-text-missing",
    .code = "MD045",
    .also = "no-alt-text",
    .tags = "accessibility images",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Image has no text for who cannot see it",
    .why =
        "Screen readers read it out, search engines find the image by it, and it stands on the "
        "page where the image does not load.",
    .bad = "![](/img/snow.png)\n",
    .good = "![Snow on the roof](/img/snow.png)\n",
    .check = check,
};

}  // namespace kiji::lint
