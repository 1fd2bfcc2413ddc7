// A key of the front matter that stands there twice.
#include "lint/problems.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    report_problems(doc, rules::duplicate_key.name, out);
}

}  // namespace

constinit const Rule rules::duplicate_key{
    .name = "duplicate-key",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Front matter says the same key twice",
    .why = "The last one wins without a word, so that a change to the first has no effect.",
    .bad = "---\ntitle: Snow\ncategory: weather\ncategory: news\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ncategories: [weather, news]\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
