// Links to places that the page does not have.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/regex.hpp"
#include "lint/facts/anchors.hpp"
#include "lint/facts/inline_syntax.hpp"
#include "lint/facts/places.hpp"
#include "lint/facts/references.hpp"
#include "lint/facts/urls.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

using Kind = InlineToken::Kind;

constexpr std::array options{
    Option{
        .name = "ignore_case",
        .summary = "whether capitals do not count",
        .standard = false,
    },
    Option{
        .name = "ignored_pattern",
        .summary = "anchors that come from elsewhere, as a regular expression",
        .standard = std::string_view(""),
        .blog = std::string_view("^(comments?|respond|disqus_thread|toc|markdown-toc|footnotes)$"),
    },
};

/// "L12", "L3C4-L8": lines of a file on GitHub.
bool is_line(std::string_view text) {
    const auto skip_number = [&](char sign) {
        if (!text.starts_with(sign) || text.size() < 2 || !ascii::is_digit(text[1]))
            return false;
        text.remove_prefix(std::min(text.find_first_not_of("0123456789", 1), text.size()));
        return true;
    };
    if (!skip_number('L'))
        return false;
    if (text.empty())
        return true;
    skip_number('C');
    if (!text.starts_with('-'))
        return false;
    text.remove_prefix(1);
    if (!skip_number('L'))
        return false;
    skip_number('C');
    return text.empty();
}

/// An address without its escapes and, as markdownlint has it, without its entities.
std::string plain(std::string_view url) {
    std::string text;
    for (std::size_t i = 0; i < url.size();) {
        if (url[i] == '\\' && i + 1 < url.size() && ascii::is_punctuation(url[i + 1])) {
            text.push_back(url[i + 1]);
            i += 2;
        } else if (const auto end = url[i] == '&' ? entity_end(url, i) : std::nullopt) {
            i = *end;
        } else {
            text.push_back(url[i++]);
        }
    }
    return text;
}

/// A heading that is nothing but a link to "#tab/…": a tab of DocFX.
bool is_tab(const Document& doc, const Inlines& inlines, const InlineBlock& block) {
    if (block.place != InlineBlock::Place::atx_heading || block.begin == block.end)
        return false;
    const InlineToken& only = inlines[block.begin];
    return only.kind == Kind::link && only.end == block.end &&
           doc.file().slice(inlines.link(only).destination).starts_with("#tab/");
}

class Check {
  public:
    Check(const Document& doc, Findings& out)
        : doc_(&doc), out_(&out), ignore_case_(out.options().flag("ignore_case")) {}

    /// `link`: what leads there; `written`: the address.
    void check(Span link, Span written) {
        const std::string_view address =
            out_->inlines().text().substr(written.begin, written.size());
        // What Liquid will write there nobody knows yet.
        if (address.size() < 2 || address.front() != '#' ||
            (out_->knows_jekyll() && doc_->has_liquid(written)))
            return;
        const std::string text = plain(address);
        if (text.size() < 2)
            return;
        const std::string_view name = std::string_view(text).substr(1);
        if (is_known(name) || is_ignored(name))
            return;
        const std::string_view other = anchors().find_ignoring_case(text);
        if (!other.empty() && (ignore_case_ || other == text))
            return;
        Diagnostic finding{.span = one_line(*doc_, link)};
        if (!other.empty()) {
            finding.message = fmt::format("anchor is {}, not {}", other, text);
            finding.help = fmt::format("write {}", other);
            if (is_in_one_line(*doc_, link))
                finding.fix = {{written, std::string(other)}};
        } else {
            const std::string_view near = anchors().nearest_to(text);
            finding.message = fmt::format("page has no anchor {}", text);
            finding.help = near.empty() ? "link to a heading that there is"
                                        : fmt::format("did you mean {}?", percent_decoded(near));
        }
        out_->add(std::move(finding));
    }

    /// <a href="#snow">
    void check_tag(Span span) {
        const std::string_view html = doc_->file().slice(span);
        const auto tag = tag_of(html);
        if (!tag || tag->closing || !ascii::equal_ignoring_case(tag->name, "a"))
            return;
        // Scripts give such links places of their own.
        if (html.find("data-") != std::string_view::npos || attribute(html, "role") ||
            attribute(html, "onclick"))
            return;
        if (const auto href = attribute(html, "href")) {
            const auto begin = span.begin + static_cast<std::size_t>(href->data() - html.data());
            check(span, span_of(begin, begin + href->size()));
        }
    }

  private:
    /// Most posts have no anchor that is unknown, and need no pattern.
    bool is_ignored(std::string_view name) {
        const std::string_view pattern = out_->options().text("ignored_pattern");
        if (!pattern.empty() && !ignored_) {
            if (const Result<Regex> compiled = Regex::compile(pattern))
                ignored_ = *compiled;
        }
        return ignored_ && ignored_->find(name);
    }

    bool is_known(std::string_view name) const {
        const std::string encoded = percent_encoded(name);
        if (anchors().has("#" + encoded) || is_line(encoded))
            return true;
        if (!out_->knows_jekyll())
            return false;
        // Of kramdown's footnotes; and what is encoded already.
        return name.starts_with("fn:") || name.starts_with("fnref:") ||
               anchors().has("#" + percent_encoded(percent_decoded(name)));
    }

    const Anchors& anchors() const { return out_->facts().anchors(); }

    const Document* doc_;
    Findings* out_;
    bool ignore_case_;
    std::optional<Regex> ignored_;
};

void check(const Document& doc, Findings& out) {
    const Inlines& inlines = out.inlines();
    Check checked(doc, out);
    for (const InlineBlock& block : inlines.blocks()) {
        if (block.in_html_block || is_tab(doc, inlines, block))
            continue;
        for (const InlineToken& token : inlines.tokens(block)) {
            if (token.kind == Kind::link)
                checked.check(token.span, inlines.link(token).destination);
        }
    }
    if (out.knows_jekyll()) {
        for (const InlineToken& token : inlines.tokens()) {
            if (token.kind == Kind::html)
                checked.check_tag(token.span);
        }
    }
    for (const References::Definition& definition : out.references().definitions()) {
        if (!definition.is_footnote)
            checked.check(definition.span, definition.url);
    }
}

}  // namespace

constinit const Rule rules::broken_anchor{
    .name = "broken-anchor",
    .code = "MD051",
    .also = "link-fragments",
    .tags = "links",
    .severity = Severity::error,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Link leads to a place that the page does not have",
    .why =
        "Who clicks it stays where they are. Headings are called after their text, in small "
        "letters, with \"-\" for blanks.",
    .bad = "See [below](#Snow).\n\n## Snow\n",
    .good = "See [below](#snow).\n\n## Snow\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
