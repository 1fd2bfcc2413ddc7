// A post that says it is a draft, and is published all the same.
#include <algorithm>
#include <initializer_list>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/post_files.hpp"

namespace kiji::lint {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [text](std::string_view word) { return ascii::equal_ignoring_case(text, word); });
}

void check(const Document& doc, Findings& out) {
    if (is_draft(doc.file().name()))
        return;
    const Value* draft = doc.meta("draft");
    const bool is_draft_of_itself =
        draft != nullptr &&
        ((draft->is(Value::Type::boolean) && draft->boolean()) ||
         (draft->is(Value::Type::string) && is_one_of(draft->string(), {"true", "yes"})));
    if (is_draft_of_itself)
        out.add({
            .span = doc.place("draft").value,
            .message = fmt::format("Jekyll publishes the post although it says draft: {}",
                                   doc.file().slice(doc.place("draft").value)),
            .help = "write published: false, or move the file to _drafts",
        });
    const Value* published = doc.meta("published");
    if (published == nullptr)
        return;
    const std::string_view written = doc.file().slice(doc.place("published").value);
    const bool is_text = published->is(Value::Type::string) &&
                         is_one_of(published->string(), {"false", "no", "n", "off"});
    // Only false itself counts.
    const bool is_zero = published->is(Value::Type::integer) && published->integer() == 0;
    if (is_text || is_zero)
        out.add({
            .span = doc.place("published").value,
            .message = fmt::format("Jekyll publishes the post: {} is {}", written,
                                   is_text ? "text" : "a number"),
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
