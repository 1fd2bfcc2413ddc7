// A date that is none, or that is in no calendar.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "lint/rules/front_matter/dates.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

std::string_view unquoted(std::string_view text) {
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
        text.back() == text.front())
        return text.substr(1, text.size() - 2);
    return text;
}

std::string fault_of(const Value& value, std::string_view written) {
    switch (value.type()) {
        case Value::Type::date:
        case Value::Type::integer:
            // As it is written: "2024-02-30 10:00:00" has become a day in March.
            return why_unreadable(unquoted(written));
        case Value::Type::string:
            return why_unreadable(value.string());
        default:
            return fmt::format("it is {}", describe(value));
    }
}

void check(const Document& doc, Findings& out) {
    const Value* date = doc.meta("date");
    // Without a date the name of the file has one.
    if (date == nullptr || date->is(Value::Type::nil))
        return;
    const Span place = doc.place("date").value;
    const std::string fault = fault_of(*date, doc.file().slice(place));
    if (fault.empty())
        return;
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
