// A day in the name of a post that is in no calendar.
#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/post_files.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const std::string_view path = doc.file().name();
    const auto name = corpus::post_name(file_name(path));
    if (!name || name->is_day() || is_draft(path))
        return;
    const std::string_view written = file_name(path).substr(name->date.begin, name->date.size());
    const Value* date = doc.meta("date");
    const bool has_date = date != nullptr && !date->is(Value::Type::nil);
    const Span place = has_date ? doc.place("date").value : doc.front_matter().sections.opening;
    out.add({
        .span = place,
        .message = fmt::format("the name of the file says {}, which is no day", written),
        .help = has_date ? "give the file the day of the front matter"
                         : "give the file a day that there is: without a date in the front matter "
                           "Jekyll stops here",
    });
}

}  // namespace

constinit const Rule rules::file_date_impossible{
    .name = "file-date-impossible",
    .tags = "front_matter dates FM006",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Name of the file says a day that there is not",
    .why =
        "Where the front matter has no date, Jekyll reads it from the name of the file and stops "
        "at "
        "2024-02-30. Where it has one, links by post_url and people still go by the name.",
    .bad = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .bad_file = "_posts/2024-02-30-snow.md",
    .check = check,
};

}  // namespace kiji::lint
