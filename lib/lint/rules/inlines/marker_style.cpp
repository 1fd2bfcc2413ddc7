#include "lint/rules/inlines/marker_style.hpp"

#include <string>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/facts/inline_syntax.hpp"

namespace kiji::lint {
namespace {

bool is_word(std::string_view text, std::size_t at) {
    return at < text.size() && ascii::is_word(text[at]);
}

bool is_plain_neighbour(CharacterClass one, char sign) {
    return one == CharacterClass::white_space ||
           (one == CharacterClass::punctuation && sign != '*' && sign != '_');
}

/// True where the other marker does the same for sure: it stands between blanks or punctuation, and
/// no marker is within.
bool may_change(std::string_view text, const Inlines& inlines, const InlineToken& token) {
    const auto at = [&](std::size_t place) { return place < text.size() ? text[place] : '\0'; };
    const Span inside{token.span.begin + token.data, token.span.end - token.data};
    const bool free_before =
        is_plain_neighbour(class_before(text, token.span.begin),
                           token.span.begin == 0 ? '\0' : at(token.span.begin - 1U));
    const bool free_behind =
        is_plain_neighbour(class_after(text, token.span.end), at(token.span.end));
    const std::string_view content = text.substr(inside.begin, inside.size());
    return free_before && free_behind && content.find_first_of("*_") == std::string_view::npos &&
           token.parent == UINT32_MAX && class_after(text, inside.begin) == CharacterClass::other &&
           class_before(text, inside.end) == CharacterClass::other &&
           inlines[static_cast<std::uint32_t>(&token - inlines.tokens().data())].span.size() > 0;
}

}  // namespace

void check_markers(const Document& doc, InlineToken::Kind kind, Findings& out) {
    const Inlines& inlines = out.inlines();
    const std::string_view text = inlines.text();
    const std::string_view style = out.options().text("style");
    char wanted = style == "asterisk" ? '*' : (style == "underscore" ? '_' : '\0');
    for (const InlineToken& token : inlines.tokens()) {
        if (token.kind != kind || token.in_html_block)
            continue;
        const char marker = text[token.span.begin];
        if (wanted == '\0')
            wanted = marker;
        // Within words "_" is no marker.
        if (marker == wanted ||
            (wanted == '_' && ((token.span.begin > 0 && is_word(text, token.span.begin - 1U)) ||
                               is_word(text, token.span.end))))
            continue;
        const Span opening{token.span.begin, token.span.begin + token.data};
        const Span closing{token.span.end - token.data, token.span.end};
        const std::string other(token.data, wanted);
        const bool safe = may_change(text, inlines, token);
        for (const Span span : {opening, closing}) {
            Diagnostic finding{
                .span = span,
                .message = fmt::format("marker is {}, not {}", doc.file().slice(span), other),
                .help = "use one marker for the same thing",
                .fix = {{span, other}},
                .safety = safe ? Safety::safe : Safety::unsafe,
            };
            // One marker without the other would leave both in the text.
            if (out.knows_jekyll())
                finding.fix = {{opening, other}, {closing, other}};
            out.add(std::move(finding));
        }
    }
}

}  // namespace kiji::lint
