// Emphasis that is marked in two ways.
#include "lint/rules/inlines/inlines.hpp"
#include "lint/rules/inlines/marker_style.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    check_markers(doc, InlineToken::Kind::emphasis, out);
}

}  // namespace

constinit const Rule rules::emphasis_marker_mixed{
    .name = "emphasis-marker-mixed",
    .code = "MD049",
    .also = "emphasis-style",
    .tags = "emphasis",
    .severity = Severity::info,
    .fixes = Fixes::safe,
    .summary = "Emphasis is marked in two ways",
    .why = "One marker for one thing: who edits the post need not guess what the other is for.",
    .bad = "It was *very* cold, and _very_ still.\n",
    .good = "It was *very* cold, and *very* still.\n",
    .options = marker_options,
    .check = check,
};

}  // namespace kiji::lint
