// The day in the name of a post, and the one in its front matter.
#include <string>

#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/front_matter/dates.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/post_files.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

std::string day_of(const corpus::PageDate& date) {
    const DateTime day{.microseconds = (date.seconds + date.offset) * 1'000'000};
    return print(day).substr(0, 10);
}

void check(const Document& doc, Findings& out) {
    const std::optional<corpus::PostName> name = corpus::post_name(file_name(doc.file().name()));
    const Value* date = doc.meta("date");
    if (!name || !name->is_day() || date == nullptr || is_draft(doc.file().name()))
        return;
    const std::optional<kiji::Zone> zone =
        out.site() == nullptr ? std::nullopt : out.site()->site().zone();
    const std::optional<corpus::PageDate> moment = corpus::read_date(*date, zone);
    if (!moment || !why_date_unreadable(doc).empty())
        return;
    const std::string named = fmt::format("{:04}-{:02}-{:02}", name->year, name->month, name->day);
    const std::string written = day_of(*moment);
    if (named == written)
        return;
    const bool in_zone = zone && date->is(Value::Type::date) && date->date().has_time;
    out.add({
        .span = doc.place("date").value,
        .message = fmt::format(
            "the date is {}{}, but the name of the file says {}", written,
            in_zone ? fmt::format(" in {}", *out.site()->site().config().zone) : std::string(),
            named),
        .help = "let both name one day: the address takes that of the front matter, post_url that "
                "of the file",
    });
}

}  // namespace

constinit const Rule rules::file_name_date{
    .name = "file-name-date",
    .tags = "front_matter dates FM006",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Date is another than in the name of the file",
    .why =
        "The date of the front matter goes for the address and the order of posts, the one in the "
        "name of the file for links by post_url and for whoever looks for the file. A time without "
        "a zone is one of UTC for YAML, so that in Tokyo an evening is already the next day.",
    .bad = "---\ntitle: Snow\ndate: 2024-05-03\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ndate: 2024-05-02\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
