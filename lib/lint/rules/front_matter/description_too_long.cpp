// A description that search engines cut.
#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<Option, 1> options{{
    {"maximum", "columns a description may be wide; a letter of Chinese or Japanese takes two",
     std::int64_t{160}},
}};

void check(const Document& doc, Findings& out) {
    const Value* description = doc.meta("description");
    if (description == nullptr || !description->is(Value::Type::string))
        return;
    const auto width = static_cast<std::int64_t>(display_width(description->string()));
    const std::int64_t most = out.options().integer("maximum");
    if (width <= most)
        return;
    out.add({
        .span = doc.place("description").value,
        .message = fmt::format("the description is {} columns wide, more than {}", width, most),
        .help = "put first what is to be read: the rest is cut",
    });
}

}  // namespace

constinit const Rule rules::description_too_long{
    .name = "description-too-long",
    .tags = "front_matter description FM011",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Description is too long",
    .why = "Search engines show about 160 columns of it, 80 letters of Japanese.",
    .bad =
        "---\ntitle: Snow\ndescription: It snowed on the second of May, which nobody who lives in "
        "our town can remember, and so we went out with everything that slides, sleds, trays and "
        "an old door, to the hill behind the school\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ndescription: It snowed on the second of May.\n---\n\nIt snowed.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
