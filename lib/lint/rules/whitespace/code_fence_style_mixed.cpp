// Fences of ticks in one place and of tildes in another.
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "lint/facts/code_blocks.hpp"
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
std::string_view style_of(const WrittenCode& block) {
    return block.fence == '~' ? "tilde" : "backtick";
}

void check(const Document& /*doc*/, Findings& out) {
    std::string_view expected = out.options().text("style");
    for (const WrittenCode& block : out.facts().code_blocks().all()) {
        if (!block.fenced)
            continue;
        const std::string_view found = style_of(block);
        if (expected == "consistent")
            expected = found;
        if (found == expected)
            continue;
        out.add({
            .span = out.facts().lines().span(block.first_line),
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
