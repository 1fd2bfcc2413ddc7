// Tags of HTML in the text.
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/facts/places.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

/// What HTML has today: a page may need each of them, and Markdown has none of the rest.
constexpr std::array elements = std::to_array<std::string_view>(
    {"a", "abbr", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote",
     "br", "button", "canvas", "caption", "cite", "code", "col", "colgroup", "data", "datalist",
     "dd", "del", "details", "dfn", "dialog", "div", "dl", "dt", "em", "embed", "fieldset",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "hgroup", "hr", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link",
     "main", "map", "mark", "math", "menu", "meta", "meter", "nav", "noscript", "object", "ol",
     "optgroup", "option", "output", "p", "param", "picture", "pre", "progress", "q", "rb", "rp",
     "rt", "rtc", "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small",
     "source", "span", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td",
     "template", "textarea", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var",
     "video", "wbr",
     // of SVG and MathML, where they stand within the post
     "circle", "defs", "ellipse", "g", "line", "mi", "mn", "mo", "mrow", "msqrt", "msub", "msup",
     "mfrac", "mtext", "path", "polygon", "polyline", "rect", "stop", "text", "tspan", "use"});

constexpr std::array options{
    Option{
        .name = "allowed_elements",
        .summary = "elements that may be used",
        .standard = Texts{},
        .blog = Texts(elements),
    },
    Option{
        .name = "table_allowed_elements",
        .summary = "elements that may be used in tables; where it is not set, the same",
        .standard = Texts{},
    },
};

bool holds(const std::vector<std::string_view>& names, std::string_view name) {
    return std::ranges::any_of(
        names, [name](std::string_view other) { return ascii::equal_ignoring_case(other, name); });
}

void check(const Document& doc, Findings& out) {
    const std::vector<std::string_view> allowed = out.options().texts("allowed_elements");
    const std::vector<std::string_view> in_tables =
        out.options().is_set("table_allowed_elements")
            ? out.options().texts("table_allowed_elements")
            : allowed;
    const Inlines& inlines = out.inlines();
    for (const InlineBlock& block : inlines.blocks()) {
        const bool in_table = block.place == InlineBlock::Place::cell;
        for (const InlineToken& token : inlines.tokens(block)) {
            if (token.kind != InlineToken::Kind::html)
                continue;
            const auto tag = tag_of(doc.file().slice(token.span));
            if (!tag || tag->closing || holds(in_table ? in_tables : allowed, tag->name))
                continue;
            out.add({
                .span = first_line(doc, token.span),
                .message = fmt::format("html element \"{}\"", tag->name),
                .help = "write it as Markdown; where it is no tag, put it between backticks",
            });
        }
    }
}

}  // namespace

constinit const Rule rules::inline_html{
    .name = "inline-html",
    .code = "MD033",
    .also = "no-inline-html",
    .tags = "html",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Text holds an HTML element",
    .why =
        "What Markdown can say reads better as Markdown. An element that HTML does not have is "
        "dropped by browsers: of \"List<T>\" readers see \"List\".",
    .bad = "A <blink>storm</blink> of Vec<T>.\n",
    .good = "A **storm** of `Vec<T>`.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
