// A post that says it is a draft, and is published all the same.
#include <fmt/format.h>

#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/post_files.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    if (is_draft(doc.file().name()))
        return;
    const Value* draft = doc.meta("draft");
    if (draft != nullptr && draft->is(Value::Type::boolean) && draft->boolean())
        out.add({
            .span = doc.place("draft").value,
            .message = "Jekyll publishes the post although it says draft: true",
            .help = "write published: false, or move the file to _drafts",
        });
    const Value* published = doc.meta("published");
    if (published != nullptr && published->is(Value::Type::string) &&
        (published->string() == "false" || published->string() == "no"))
        out.add({
            .span = doc.place("published").value,
            .message = fmt::format("Jekyll publishes the post: {} is text",
                                   doc.file().slice(doc.place("published").value)),
            .help = "write published: false, without quotes",
        });
}

}  // namespace

constinit const Rule rules::draft_published{
    .name = "draft-published",
    .tags = "front_matter FM007",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Draft is published",
    .why = "Jekyll knows drafts by their folder, and leaves out what says published: false.",
    .bad = "---\ntitle: Snow\ndraft: true\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\npublished: false\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
