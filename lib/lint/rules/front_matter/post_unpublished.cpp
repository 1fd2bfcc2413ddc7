// A post among the others that is not published.
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/post_files.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const Value* published = doc.meta("published");
    if (published == nullptr || !published->is(Value::Type::boolean) || published->boolean() ||
        is_draft(doc.file().name()))
        return;
    out.add({
        .span = doc.place("published").value,
        .message = "Jekyll leaves the post out without a word",
        .help = "nothing where that is meant; a draft is better found in _drafts",
    });
}

}  // namespace

constinit const Rule rules::post_unpublished{
    .name = "post-unpublished",
    .tags = "front_matter FM007",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Post is not published",
    .why = "A post that was to wait is easily forgotten: nothing says that it is left out.",
    .bad = "---\ntitle: Snow\npublished: false\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
