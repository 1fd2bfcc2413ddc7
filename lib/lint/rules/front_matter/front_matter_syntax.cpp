// Front matter that YAML cannot read.
#include "lint/problems.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    report_problems(doc, rules::front_matter_syntax.name, out);
}

}  // namespace

constinit const Rule rules::front_matter_syntax{
    .name = "front-matter-syntax",
    .severity = Severity::error,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Front matter is no YAML",
    .why =
        "Jekyll drops all of the front matter where one line of it cannot be read, and builds the "
        "post without title, date and layout.",
    .bad = "---\ntitle: Snow: a report\n---\n\nIt snowed.\n",
    .good = "---\ntitle: \"Snow: a report\"\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
