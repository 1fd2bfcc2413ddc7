// Code that is indented in one place and fenced in another.
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "lint/facts/code_blocks.hpp"
#include "lint/facts/lines.hpp"
#include "lint/rules/whitespace/whitespace.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 3> styles{"consistent", "fenced", "indented"};
constexpr std::array options{Option{
    .name = "style",
    .summary = "how it is to be written; consistent: as the first one",
    .standard = std::string_view("consistent"),
    .choices = styles,
}};

/// How a block of code is written.
std::string_view style_of(const WrittenCode& block) {
    return block.fenced ? "fenced" : "indented";
}

void check(const Document& /*doc*/, Findings& out) {
    std::string_view expected = out.options().text("style");
    for (const WrittenCode& block : out.facts().code_blocks().all()) {
        const std::string_view found = style_of(block);
        if (expected == "consistent")
            expected = found;
        if (found == expected)
            continue;
        out.add({
            .span = out.facts().lines().span(block.first_line),
            .message = fmt::format("code is {}, not {}", found, expected),
            .help = expected == "fenced" ? "put a fence of ``` above and below it"
                                         : "indent it by four blanks",
        });
    }
}

}  // namespace

constinit const Rule rules::code_block_style_mixed{
    .name = "code-block-style-mixed",
    .code = "MD046",
    .also = "code-block-style",
    .tags = "code",
    .severity = Severity::info,
    .summary = "Code is not written as the other code",
    .why = "One way to write code is easier to read, and a fence says the language.",
    .bad = "```\na\n```\n\ntext\n\n    b\n",
    .good = "```\na\n```\n\ntext\n\n```\nb\n```\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
