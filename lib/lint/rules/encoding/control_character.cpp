// Control characters besides tabs and line ends.
#include <fmt/format.h>

#include "lint/rules/encoding/encoding.hpp"
#include "lint/rules/encoding/odd_characters.hpp"

namespace kiji::lint {
namespace {

void check(const Document&, Findings& out) {
    for (const OddCharacter& odd : out.facts().odd_characters()) {
        if (odd.kind != Odd::control)
            continue;
        out.add({
            .span = odd.span,
            .message = fmt::format("the control character U+{:04X} stands here",
                                   static_cast<std::uint32_t>(odd.value)),
            .help = "take it out",
            .fix = {{odd.span, ""}},
        });
    }
}

}  // namespace

constinit const Rule rules::control_character{
    .name = "control-character",
    .tags = "encoding FM017",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Text has a control character",
    .why =
        "Browsers show it as a box or not at all, and feeds with it are no XML: readers refuse the "
        "whole feed.",
    .bad = "---\ntitle: Snow\n---\n\nIt sno\x08wed.\n",
    .good = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
