// A title that is cut wherever it is shown.
#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<Option, 1> options{{
    {"maximum", "columns a title may be wide; a letter of Chinese or Japanese takes two",
     std::int64_t{100}},
}};

void check(const Document& doc, Findings& out) {
    const Value* title = doc.meta("title");
    if (title == nullptr || !title->is(Value::Type::string))
        return;
    const auto width = static_cast<std::int64_t>(display_width(title->string()));
    const std::int64_t most = out.options().integer("maximum");
    if (width <= most)
        return;
    out.add({
        .span = doc.place("title").value,
        .message = fmt::format("the title is {} columns wide, more than {}", width, most),
        .help = "say it in fewer words: search engines cut it at about 60",
    });
}

}  // namespace

constinit const Rule rules::title_too_long{
    .name = "title-too-long",
    .tags = "front_matter title FM010",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Title is too long",
    .why =
        "Search engines and cards show about 60 columns, 30 letters of Japanese. Here is told what "
        "is far beyond.",
    .bad =
        "---\ntitle: How it came that on the second of May in the year 2024 the whole of our town "
        "was white with snow in the morning\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow in May\n---\n\nIt snowed.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
