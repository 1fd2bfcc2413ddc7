// More than one blank behind the ">" of a quote.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/facts/blocks.hpp"
#include "lint/rules/blocks/blocks.hpp"

namespace kiji::lint {
namespace {

/// The code in a line that goes on over the start of another: its blanks are shown.
std::vector<Span> code_of_several_lines(const Document& doc) {
    std::vector<Span> spans;
    for (const markdown::Node& node : doc.tree().nodes()) {
        if (node.kind == markdown::Kind::code &&
            doc.file().slice(node.span).find('\n') != std::string_view::npos)
            spans.push_back(node.span);
    }
    return spans;
}

/// True where the page stays the same without the blanks: text that begins with a letter is
/// nothing else without them.
bool is_safe(const Document& doc, const QuoteBlanks& blanks) {
    if (!blanks.in_paragraph || blanks.in_list || blanks.span.end == doc.text().size())
        return false;
    const char c = doc.text()[blanks.span.end];
    return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

void check(const Document& doc, Findings& out) {
    const Blocks& blocks = out.blocks();
    if (blocks.quote_blanks().empty())
        return;
    const bool in_lists = out.options().flag("list_items");
    const std::vector<Span> code = code_of_several_lines(doc);
    for (const QuoteBlanks& blanks : blocks.quote_blanks()) {
        const auto around = std::ranges::upper_bound(code, blanks.span.begin, {}, &Span::end);
        if ((blanks.in_list && !in_lists) ||
            (around != code.end() && around->contains(blanks.span.begin)))
            continue;
        out.add({
            .span = blanks.span,
            .message = fmt::format("{} blanks behind the > of a quote", blanks.span.size() + 1),
            .help = "leave one",
            .fix = {{blanks.span, ""}},
            .safety = is_safe(doc, blanks) ? Safety::safe : Safety::unsafe,
        });
    }
}

constexpr std::array options{
    Option{.name = "list_items",
           .summary = "whether to look at lists within quotes",
           .standard = true},
};

}  // namespace

constinit const Rule rules::quote_extra_blanks{
    .name = "quote-extra-blanks",
    .code = "MD027",
    .also = "no-multiple-space-blockquote",
    .tags = "blockquote whitespace indentation",
    .severity = Severity::info,
    .fixes = Fixes::safe,
    .summary = "Several blanks behind the > of a quote",
    .why = "Blanks behind > count: with five of them the line is code.",
    .bad = ">  It snowed.\n",
    .good = "> It snowed.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
