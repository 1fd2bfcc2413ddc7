// A time of the day without a zone, where nothing says which one is meant.
#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/front_matter/dates.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr)
        return;
    const SiteFacts& facts = *out.site();
    const corpus::Page* page = facts.site().page(out.facts().site_path());
    if (page == nullptr || page->date_zone != corpus::Page::Zone::left_out ||
        facts.site().config().zone || !why_date_unreadable(doc).empty())
        return;
    const std::size_t without = facts.posts_without_zone();
    // Where most posts name their zone or no time, each of the others was forgotten. Where most do
    // not, it is one fault of the site, told once.
    const bool forgotten = facts.posts() - without > without * 4;
    const bool once = facts.site().is_whole() && facts.first_without_zone() == page;
    if (!forgotten && !once)
        return;
    const std::string_view written = doc.file().slice(doc.place("date").value);
    out.add({
        .span = doc.place("date").value,
        .message = forgotten || without == 1
                       ? fmt::format("{} names no time zone", written)
                       : fmt::format("{} is one of {} times without a zone", written, without),
        .help = forgotten ? "write the zone behind it: 2024-05-02 17:30:00 +0900"
                          : "write timezone: Asia/Tokyo, say, into _config.yml",
    });
}

}  // namespace

constinit const Rule rules::date_without_zone{
    .name = "date-without-zone",
    .tags = "front_matter dates FM005",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Time of the post names no zone",
    .why =
        "A time without a zone is one of UTC, or of the machine that builds the site: the day in "
        "the address may change from one machine to the next.",
    .bad = "---\ntitle: Snow\ndate: 2024-05-02 17:30:00\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ndate: 2024-05-02 17:30:00 +0900\n---\n\nIt snowed.\n",
    .beside = "==> _config.yml <==\ntitle: Weather\n",
    .check = check,
};

}  // namespace kiji::lint
