// Links and images that are written in a way that is not wanted.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/facts/inline_syntax.hpp"
#include "lint/facts/places.hpp"
#include "lint/facts/references.hpp"
#include "lint/facts/urls.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

using Kind = InlineToken::Kind;
using Form = markdown::Link::Form;

constexpr std::array options{
    Option{.name = "autolink", .summary = "<url> may be used", .standard = true},
    Option{.name = "inline", .summary = "[text](url) may be used", .standard = true},
    Option{.name = "full", .summary = "[text][label] may be used", .standard = true},
    Option{.name = "collapsed", .summary = "[label][] may be used", .standard = true},
    Option{.name = "shortcut", .summary = "[label] may be used", .standard = true},
    Option{.name = "url_inline", .summary = "[url](url) may be used", .standard = true},
};

struct Wanted {
    explicit Wanted(const Options& set)
        : autolink(set.flag("autolink")),
          inlined(set.flag("inline")),
          full(set.flag("full")),
          collapsed(set.flag("collapsed")),
          shortcut(set.flag("shortcut")),
          url_inline(set.flag("url_inline")) {}
    bool all() const { return autolink && inlined && full && collapsed && shortcut && url_inline; }
    bool has(Form form) const {
        return form == Form::full ? full : (form == Form::collapsed ? collapsed : shortcut);
    }

    bool autolink;
    bool inlined;
    bool full;
    bool collapsed;
    bool shortcut;
    bool url_inline;
};

/// What a link says, as written.
struct Said {
    std::string_view label;
    std::string_view url;
    std::string_view style;
    bool unwanted = false;
};

bool can_be_autolink(std::string_view url) {
    return url.find_first_of(" <>") == std::string_view::npos && is_absolute_url(url);
}

Said said_of(const Document& doc, const Inlines& inlines, const References& references,
             const InlineToken& token, const Wanted& wanted) {
    if (token.kind == Kind::autolink) {
        const std::string_view url = doc.file().slice({token.span.begin + 1, token.span.end - 1});
        return {url, url, "<url>", !wanted.autolink};
    }
    const InlineLink& link = inlines.link(token);
    Said said{.label = doc.file().slice(link.text)};
    if (link.form == Form::inlined) {
        said.url = doc.file().slice(link.destination);
        said.style = "[text](url)";
        const bool only_url = !wanted.url_inline && wanted.autolink && token.kind == Kind::link &&
                              !link.has_title && said.label == said.url &&
                              can_be_autolink(said.url);
        if (only_url)
            said.style = "[url](url)";
        said.unwanted = link.has_destination && (!wanted.inlined || only_url);
        if (link.has_destination)
            return said;
    }
    const std::string_view label =
        link.form == Form::full
            ? doc.file().slice({link.reference.begin + 1, link.reference.end - 1})
            : said.label;
    const References::Definition* definition = references.find(label);
    said.url = definition == nullptr ? "" : definition->destination;
    constexpr std::string_view full = "[text][label]";
    said.style =
        link.form == Form::full ? full : (link.form == Form::shortcut ? "[label]" : "[label][]");
    // An inline link without an address is none of these.
    said.unwanted =
        !said.url.empty() && !wanted.has(link.form == Form::inlined ? Form::shortcut : link.form);
    return said;
}

std::string escaped(std::string_view text, std::string_view signs) {
    std::string result;
    for (const char c : text) {
        if (signs.find(c) != std::string_view::npos)
            result.push_back('\\');
        result.push_back(c);
    }
    return result;
}

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && ascii::is_punctuation(text[i + 1]))
            ++i;
        result.push_back(text[i]);
    }
    return result;
}

/// The link in the most useful style that is wanted; empty where there is none.
std::string rewritten(const Said& said, bool image, const Wanted& wanted) {
    const bool autolink = wanted.autolink && !image && can_be_autolink(said.url);
    if (wanted.inlined && !said.label.empty() && (wanted.url_inline || !autolink))
        return fmt::format("{}[{}]({})", image ? "!" : "", escaped(said.label, "[]"),
                           escaped(said.url, "()"));
    return autolink ? fmt::format("<{}>", unescaped(said.url)) : "";
}

void check(const Document& doc, Findings& out) {
    const Wanted wanted(out.options());
    if (wanted.all())
        return;
    const Inlines& inlines = out.inlines();
    for (const InlineToken& token : inlines.tokens()) {
        if ((token.kind != Kind::link && token.kind != Kind::image &&
             token.kind != Kind::autolink) ||
            token.in_html_block)
            continue;
        const Said said = said_of(doc, inlines, out.references(), token, wanted);
        if (!said.unwanted)
            continue;
        Diagnostic finding{
            .span = one_line(doc, token.span),
            .message = fmt::format("link is written as {}", said.style),
            .help = "write it in one of the ways that the options allow",
        };
        if (is_in_one_line(doc, token.span)) {
            if (std::string text = rewritten(said, token.kind == Kind::image, wanted);
                !text.empty())
                finding.fix = {{token.span, std::move(text)}};
        }
        out.add(std::move(finding));
    }
}

}  // namespace

constinit const Rule rules::unwanted_link_style{
    .name = "unwanted-link-style",
    .code = "MD054",
    .also = "link-image-style",
    .tags = "images links",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Link or image is written in a way that is not wanted",
    .why =
        "One way of writing links makes posts easier to search and edit. All ways are good until "
        "an option says otherwise.",
    .bad = "",
    .good = "See [the forecast](https://example.org/snow).\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
