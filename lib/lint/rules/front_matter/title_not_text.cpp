// A title that YAML takes for a number, a date or a truth value.
#include <fmt/format.h>

#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const Value* title = doc.meta("title");
    if (title == nullptr || title->is(Value::Type::string) || title->is(Value::Type::nil) ||
        title->is(Value::Type::array) || title->is(Value::Type::object))
        return;
    const Span place = doc.place("title").value;
    const std::string_view written = doc.file().slice(place);
    Diagnostic finding{
        .span = place,
        .message = fmt::format("the title is {}, not text", describe(*title)),
        .help = "write it in quotes",
    };
    if (written.find('"') == std::string_view::npos && !written.empty()) {
        finding.fix = {{place, fmt::format("\"{}\"", written)}};
        // The page shows an integer as it is written, and "no" as "false".
        const bool same =
            title->is(Value::Type::integer) && std::to_string(title->integer()) == written;
        finding.safety = same ? Safety::safe : Safety::unsafe;
    }
    out.add(std::move(finding));
}

}  // namespace

constinit const Rule rules::title_not_text{
    .name = "title-not-text",
    .tags = "front_matter title FM010",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Title is no text",
    .why =
        "Filters such as slugify and sort stop at a number, and a title of no or 1_000 is shown as "
        "false or 1000.",
    .bad = "---\ntitle: 2024\n---\n\nIt snowed.\n",
    .good = "---\ntitle: \"2024\"\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
