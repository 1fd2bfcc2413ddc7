// Text in the front matter that YAML takes for something else.
#include "lint/problems.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    report_problems(doc, rules::unquoted_value.name, out);
}

}  // namespace

constinit const Rule rules::unquoted_value{
    .name = "unquoted-value",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Front matter value lacks quotes",
    .why =
        "\"{{ x }}\" is two mappings to YAML, \"!x\" a tag and \"&x\" an anchor: the text is lost "
        "without a word.",
    .bad = "---\ntitle: Snow\nauthor: {{ site.author }}\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\nauthor: \"{{ site.author }}\"\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
