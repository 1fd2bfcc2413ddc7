// A date that lies in the future, so that Jekyll leaves the post out.
#include <string>

#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/post_files.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const Value* date = doc.meta("date");
    if (out.site() == nullptr || date == nullptr || is_draft(doc.file().name()))
        return;
    const SiteFacts& site = *out.site();
    if (site.site().config().future)
        return;
    const auto moment = corpus::read_date(*date, site.site().zone());
    if (!moment || moment->seconds <= site.now())
        return;
    const DateTime now{.microseconds = site.now() * 1'000'000};
    out.add({
        .span = doc.place("date").value,
        .message = fmt::format("the date {} lies in the future: today is {}",
                               doc.file().slice(doc.place("date").value), print(now).substr(0, 10)),
        .help = "nothing where the post is to wait; Jekyll leaves it out until then, unless "
                "_config.yml says future: true",
    });
}

}  // namespace

constinit const Rule rules::date_in_future{
    .name = "date-in-future",
    .tags = "front_matter dates FM007",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Date lies in the future",
    .why =
        "Jekyll leaves such a post out, and only says so in passing: a wrong year looks like a "
        "lost "
        "post. What counts as now can be set by --now or SOURCE_DATE_EPOCH.",
    .bad = "---\ntitle: Snow\ndate: 9024-05-02\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ndate: 2024-05-02\n---\n\nIt snowed.\n",
    .beside = "==> _posts/2024-01-01-rain.md <==\n---\ntitle: Rain\n---\n",
    .check = check,
};

}  // namespace kiji::lint
