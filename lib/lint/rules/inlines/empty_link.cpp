// Links that lead nowhere.
#include <string_view>

#include <fmt/format.h>

#include "lint/facts/lines.hpp"
#include "lint/facts/places.hpp"
#include "lint/facts/references.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

using Form = markdown::Link::Form;

bool leads_nowhere(const Document& doc, const Inlines& inlines, const References& references,
                   const InlineToken& token) {
    const InlineLink& link = inlines.link(token);
    if (link.form == Form::inlined)
        return !link.has_destination || trimmed(doc.file().slice(link.destination)) == "#";
    const Span label = link.form == Form::full
                           ? Span{link.reference.begin + 1, link.reference.end - 1}
                           : link.text;
    const References::Definition* definition = references.find(trimmed(doc.file().slice(label)));
    return definition != nullptr && definition->destination == "#";
}

void check(const Document& doc, Findings& out) {
    const Inlines& inlines = out.inlines();
    const References& references = out.references();
    for (const InlineToken& token : inlines.tokens()) {
        if (token.kind != InlineToken::Kind::link || token.in_html_block ||
            !leads_nowhere(doc, inlines, references, token))
            continue;
        out.add({
            .span = one_line(doc, token.span),
            .message = fmt::format("link {} leads nowhere", quoted(doc, token.span)),
            .help = "give it an address, or take the brackets off",
        });
    }
}

}  // namespace

constinit const Rule rules::empty_link{
    .name = "empty-link",
    .code = "MD042",
    .also = "no-empty-links",
    .tags = "links",
    .severity = Severity::error,
    .in_blog = true,
    .summary = "Link has no address",
    .why = "Who clicks it stays where they are.",
    .bad = "See [the forecast]().\n",
    .good = "See [the forecast](https://example.org/snow).\n",
    .check = check,
};

}  // namespace kiji::lint
