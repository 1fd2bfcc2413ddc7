// Characters without a width that hide in words.
#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/rules/encoding/encoding.hpp"
#include "lint/rules/encoding/odd_characters.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    for (const OddCharacter& odd : out.facts().odd_characters()) {
        if (odd.kind != Odd::zero_width)
            continue;
        const std::size_t count = count_code_points(doc.file().slice(odd.span));
        out.add({
            .span = odd.span,
            .message = count == 1 ? fmt::format("U+{:04X} stands here, which nobody sees",
                                                static_cast<std::uint32_t>(odd.value))
                                  : fmt::format("{} characters stand here that nobody sees", count),
            .help = "take it out",
            .fix = {{odd.span, ""}},
        });
    }
}

}  // namespace

constinit const Rule rules::zero_width_character{
    .name = "zero-width-character",
    .tags = "encoding FM017",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Text has a character that nobody sees",
    .why =
        "It comes along when text is copied from a page, and from then on words are not found, "
        "links fail and tags differ. Joiners, which emoji and some scripts need, are let pass.",
    .bad = "---\ntitle: Snow\n---\n\nIt sno\xE2\x80\x8Bwed.\n",
    .good = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
