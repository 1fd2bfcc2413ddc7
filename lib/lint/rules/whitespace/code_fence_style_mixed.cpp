// Fences of ticks in one place and of tildes in another.
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "lint/facts/lines.hpp"
#include "lint/rules/whitespace/whitespace.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 3> styles{"consistent", "backtick", "tilde"};
constexpr std::array options{Option{
    .name = "style",
    .summary = "how it is to be written; consistent: as the first one",
    .standard = std::string_view("consistent"),
    .choices = styles,
}};

/// What a fence is made of.
std::string_view style_of(const markdown::CodeBlock& block) {
    return block.fence == '~' ? "tilde" : "backtick";
}

void check(const Document& doc, Findings& out) {
    const markdown::Tree& tree = doc.tree();
    std::string_view expected = out.options().text("style");
    for (markdown::NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind != markdown::Kind::code_block || !tree.code_block(id).fenced)
            continue;
        const std::string_view found = style_of(tree.code_block(id));
        if (expected == "consistent")
            expected = found;
        if (found == expected)
            continue;
        const std::size_t line = doc.file().lines().line_at(tree[id].span.begin);
        out.add({
            .span = out.facts().lines().span(line),
            .message = fmt::format("fence is made of {}s, not of {}s", found, expected),
            .help = expected == "backtick" ? "write ```" : "write ~~~",
        });
    }
}

}  // namespace

constinit const Rule rules::code_fence_style_mixed{
    .name = "code-fence-style-mixed",
    .code = "MD048",
    .also = "code-fence-style",
    .tags = "code",
    .severity = Severity::info,
    .summary = "Fence is not written as the others",
    .why = "One way to write fences is easier to read, and to search for.",
    .bad = "```\na\n```\n\n~~~\nb\n~~~\n",
    .good = "```\na\n```\n\n```\nb\n```\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
