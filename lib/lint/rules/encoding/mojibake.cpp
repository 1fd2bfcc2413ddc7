// Text that was read in one encoding and written in another.
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/rules/encoding/encoding.hpp"
#include "lint/rules/encoding/odd_characters.hpp"
#include "value/value.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    for (const OddCharacter& odd : out.facts().odd_characters()) {
        if (odd.kind != Odd::mojibake)
            continue;
        const std::string_view written = doc.file().slice(odd.span);
        const bool is_lost = odd.value == 0xFFFD;
        const std::string meant = is_lost ? std::string() : unmangled(written);
        Diagnostic finding{
            .span = odd.span,
            .message = is_lost ? std::string("a letter was lost here (U+FFFD)")
                               : fmt::format("{} was read in the wrong encoding", excerpt(written)),
            .help = !meant.empty() ? fmt::format("write {}", excerpt(meant))
                                   : std::string("look it up in the original"),
        };
        if (!meant.empty())
            finding.fix = {{odd.span, meant}};
        out.add(std::move(finding));
    }
}

}  // namespace

constinit const Rule rules::mojibake{
    .name = "mojibake",
    .tags = "encoding FM017",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Text was read in the wrong encoding",
    .why =
        "Letters such as \xC3\x83\xC2\xA9 were one letter of UTF-8 before a program took them for "
        "Windows-1252; U+FFFD stands for what was lost.",
    .bad = "---\ntitle: Snow\n---\n\nA caf\xC3\x83\xC2\xA9 in the snow.\n",
    .good = "---\ntitle: Snow\n---\n\nA caf\xC3\xA9 in the snow.\n",
    .check = check,
};

}  // namespace kiji::lint
