// Letters whose marks are characters of their own.
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/rules/encoding/encoding.hpp"
#include "lint/rules/encoding/odd_characters.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    for (const OddCharacter& odd : out.facts().odd_characters()) {
        if (odd.kind != Odd::decomposed)
            continue;
        const std::string_view written = doc.file().slice(odd.span);
        std::string one = nfc(written);
        out.add({
            .span = odd.span,
            .message =
                fmt::format("{} is written in {} characters", one, count_code_points(written)),
            .help = "write it as one (NFC)",
            .fix = {{odd.span, std::move(one)}},
        });
    }
}

}  // namespace

constinit const Rule rules::decomposed_text{
    .name = "decomposed-text",
    .tags = "encoding FM017",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Letter is written in two characters",
    .why =
        "Text copied from macOS or a PDF has \xE3\x81\x8B and a mark in the place of \xE3\x81\x8C: "
        "it looks alike, but is not found, and some fonts show the mark apart.",
    .bad = "---\ntitle: Snow\n---\n\nA cafe\xCC\x81 in the snow.\n",
    .good = "---\ntitle: Snow\n---\n\nA caf\xC3\xA9 in the snow.\n",
    .check = check,
};

}  // namespace kiji::lint
