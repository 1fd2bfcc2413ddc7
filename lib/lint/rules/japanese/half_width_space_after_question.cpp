// A sentence behind a full width question mark begins after a full width space.

#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/spacing.hpp"

namespace kiji::lint {
namespace {

void check(const Document&, Findings& out) {
    report_half_width_spaces("？", out);
}

}  // namespace

constinit const Rule rules::half_width_space_after_question{
    .name = "half-width-space-after-question",
    .also = "ja-space-after-question ja-spacing/ja-space-after-question",
    .tags = "japanese ja-spacing",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Half width space after a full width question mark",
    .why =
        "Behind ？ the next sentence begins after a full width space; a narrow one looks like a "
        "slip.",
    .bad = "雪だ？ 寒い。\n",
    .good = "雪だ？　寒い。\n",
    .check = check,
};

}  // namespace kiji::lint
