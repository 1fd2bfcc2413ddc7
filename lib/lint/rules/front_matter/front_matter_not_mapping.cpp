// Front matter that is a sentence or a list instead of keys and values.
#include "lint/problems.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    report_problems(doc, rules::front_matter_not_mapping.name, out);
}

}  // namespace

constinit const Rule rules::front_matter_not_mapping{
    .name = "front-matter-not-mapping",
    .severity = Severity::error,
    .in_blog = true,
    .summary = "Front matter holds no keys",
    .why = "A title is only found under its key; a list or a line of text names nothing.",
    .bad = "---\n- Snow in May\n- 2024-05-02\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow in May\ndate: 2024-05-02\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
