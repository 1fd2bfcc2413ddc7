// URLs and e-mail addresses in the text that nothing marks as links.
#include <map>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/places.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

using Kind = InlineToken::Kind;

/// For each tag of a block that opens an element, the token of the tag that closes it.
std::map<std::uint32_t, std::uint32_t> closing_tags(const Document& doc, const Inlines& inlines,
                                                    const InlineBlock& block) {
    std::map<std::uint32_t, std::uint32_t> closing;
    // by where they stand and what they are called, those that wait
    std::map<std::pair<std::uint32_t, std::string_view>, std::vector<std::uint32_t>> open;
    for (std::uint32_t id = block.begin; id < block.end; ++id) {
        const InlineToken& token = inlines[id];
        if (token.kind != Kind::html)
            continue;
        const auto tag = tag_of(doc.file().slice(token.span));
        if (!tag)
            continue;
        std::vector<std::uint32_t>& waiting = open[{token.parent, tag->name}];
        if (!tag->closing) {
            waiting.push_back(id);
        } else if (!waiting.empty()) {
            closing[waiting.back()] = id;
            waiting.pop_back();
        }
    }
    return closing;
}

/// micromark takes "<https://…>" that is no autolink for a bare URL between signs; who wrote it
/// did mark it.
bool stands_between_angles(const Inlines& inlines, const InlineBlock& block, std::uint32_t id) {
    const InlineToken& token = inlines[id];
    const std::string_view text = inlines.text();
    const auto is_text_beside = [&](std::uint32_t other) {
        return other >= block.begin && other < block.end && inlines[other].kind == Kind::text &&
               inlines[other].parent == token.parent;
    };
    return id > block.begin && is_text_beside(id - 1) &&
           inlines[id - 1].span.end == token.span.begin && text[token.span.begin - 1] == '<' &&
           is_text_beside(token.end) && text[token.span.end] == '>';
}

void check(const Document& doc, Findings& out) {
    const Inlines& inlines = out.inlines();
    for (const InlineBlock& block : inlines.blocks()) {
        if (block.in_html_block || block.begin == block.end)
            continue;
        std::map<std::uint32_t, std::uint32_t> closing;
        bool has_tags = false;
        std::uint32_t id = block.begin;
        while (id < block.end) {
            const InlineToken& token = inlines[id];
            if (token.kind == Kind::html) {
                if (!has_tags)
                    closing = closing_tags(doc, inlines, block);
                has_tags = true;
                // What an element holds is its own affair.
                const auto close = closing.find(id);
                id = close == closing.end() ? id + 1 : close->second + 1;
                continue;
            }
            if (token.kind == Kind::bare_url && !stands_between_angles(inlines, block, id)) {
                const std::string_view url = doc.file().slice(token.span);
                out.add({
                    .span = token.span,
                    .message = fmt::format("bare address {}", quoted(doc, token.span)),
                    .help = fmt::format("write <{}>, or a link with a text", url),
                    .fix = {{token.span, fmt::format("<{}>", url)}},
                });
            }
            ++id;
        }
    }
}

}  // namespace

constinit const Rule rules::bare_url{
    .name = "bare-url",
    .code = "MD034",
    .also = "no-bare-urls",
    .tags = "links url",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Address stands in the text and is not marked as a link",
    .why =
        "Some renderers make a link of it and some do not: with kramdown, which Jekyll uses, "
        "nobody can click it.",
    .bad = "Read https://example.org/snow today.\n",
    .good = "Read <https://example.org/snow> today.\n",
    .check = check,
};

}  // namespace kiji::lint
