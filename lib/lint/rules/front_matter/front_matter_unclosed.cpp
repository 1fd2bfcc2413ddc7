// A first fence without a second: the whole file is taken for the post.
#include "lint/problems.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    report_problems(doc, rules::front_matter_unclosed.name, out);
}

}  // namespace

constinit const Rule rules::front_matter_unclosed{
    .name = "front-matter-unclosed",
    .severity = Severity::error,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Front matter is never closed",
    .why =
        "Without the second fence there is no front matter: Jekyll shows title and date as text of "
        "the page, and the post has neither.",
    .bad = "---\ntitle: Snow in May\ndate: 2024-05-02\n\nIt snowed.\n",
    .good = "---\ntitle: Snow in May\ndate: 2024-05-02\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
