// A description or excerpt that is the title again.
#include <array>

#include <fmt/format.h>

#include "lint/rules/front_matter/front_matter.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const Value* title = doc.meta("title");
    if (title == nullptr || !title->is(Value::Type::string))
        return;
    for (const std::string_view key : {"description", "excerpt", "summary"}) {
        const Value* text = doc.meta(key);
        if (text == nullptr || !text->is(Value::Type::string) ||
            !prose::same_text(title->string(), text->string()))
            continue;
        out.add({
            .span = doc.place(key).value,
            .message = fmt::format("{} says what the title says", key),
            .help = "say what the post tells; the two are shown one below the other",
            .related = {{doc.place("title").value, "the title"}},
        });
    }
}

}  // namespace

constinit const Rule rules::description_repeats_title{
    .name = "description-repeats-title",
    .tags = "front_matter description FM011",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Description is the title again",
    .why = "Search engines and cards show both.",
    .bad = "---\ntitle: Snow in May\ndescription: Snow in May.\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow in May\ndescription: The town was white.\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
