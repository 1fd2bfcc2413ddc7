// Spaces between code and the Japanese letter beside it: none, or always one.
#include <array>

#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/spacing.hpp"

namespace kiji::lint {
namespace {

void check(const Document&, Findings& out) {
    report_spaces_around(markdown::Kind::code, "code", out);
}

constexpr std::array<Option, 2> options{{
    {.name = "before", .summary = "a space stands before it", .standard = false},
    {.name = "after", .summary = "a space stands behind it", .standard = false},
}};

}  // namespace

constinit const Rule rules::space_around_code{
    .name = "space-around-code",
    .also = "ja-space-around-code ja-spacing/ja-space-around-code",
    .tags = "japanese ja-spacing",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Spacing around code differs from the house style",
    .why = "Both ways are in use, with a space and without; a mix of them looks careless.",
    .bad = "雪は `code` です。\n",
    .good = "雪は`code`です。\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
