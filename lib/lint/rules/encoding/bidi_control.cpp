// Characters that change the direction of text.
#include <fmt/format.h>

#include "lint/rules/encoding/encoding.hpp"
#include "lint/rules/encoding/odd_characters.hpp"

namespace kiji::lint {
namespace {

void check(const Document&, Findings& out) {
    for (const OddCharacter& odd : out.facts().odd_characters()) {
        if (odd.kind != Odd::bidi)
            continue;
        out.add({
            .span = odd.span,
            .message = fmt::format("U+{:04X} stands here, which changes the direction of text",
                                   static_cast<std::uint32_t>(odd.value)),
            .help = "take it out, or write &lrm; or &rlm; where direction matters",
            .fix = {{odd.span, ""}},
        });
    }
}

}  // namespace

constinit const Rule rules::bidi_control{
    .name = "bidi-control",
    .tags = "encoding FM017",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Text is turned around by a character that nobody sees",
    .why =
        "Such a character makes text read in another order than it stands in: code that looks "
        "harmless may do harm. Right-to-left text needs none.",
    .bad = "---\ntitle: Snow\n---\n\nIt \xE2\x80\xAEsnowed.\n",
    .good = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
