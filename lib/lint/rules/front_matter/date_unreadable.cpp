// A date that is none, or that is in no calendar.
#include <string>

#include <fmt/format.h>

#include "lint/rules/front_matter/dates.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const std::string fault = why_date_unreadable(doc);
    if (fault.empty())
        return;
    const Span place = doc.place("date").value;
    out.add({
        .span = place,
        .message = fmt::format("the date {} cannot be read: {}", doc.file().slice(place), fault),
        .help = "write it as 2024-05-02 or 2024-05-02 17:30:00 +0900",
    });
}

}  // namespace

constinit const Rule rules::date_unreadable{
    .name = "date-unreadable",
    .severity = Severity::error,
    .in_blog = true,
    .summary = "Date cannot be read",
    .why =
        "Jekyll stops the build at a date that it cannot read, and moves February 30 to March 1 "
        "without a word.",
    .bad = "---\ntitle: Snow\ndate: 2024-13-45\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ndate: 2024-05-02 17:30:00 +0900\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
