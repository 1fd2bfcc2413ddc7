// A date that lies in the future, so that Jekyll leaves the post out.
#include <cstdint>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/front_matter/dates.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/post_files.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

/// When Jekyll publishes the post: by its front matter, else by the name of its file.
std::optional<std::int64_t> moment_of(const Document& doc, const SiteFacts& site) {
    const Value* date = doc.meta("date");
    if (date != nullptr && !date->is(Value::Type::nil)) {
        const auto moment = corpus::read_date(*date, site.site().zone());
        if (!moment || !why_date_unreadable(doc).empty())
            return std::nullopt;
        return moment->seconds;
    }
    const auto name = corpus::post_name(file_name(doc.file().name()));
    if (!name || !name->is_day() || !doc.front_matter().sections.present)
        return std::nullopt;
    const std::string day = fmt::format("{:04}-{:02}-{:02}", name->year, name->month, name->day);
    const auto moment = corpus::read_date(Value::of(day), site.site().zone());
    return moment ? std::optional(moment->seconds) : std::nullopt;
}

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr || is_draft(doc.file().name()) || out.site()->site().config().future)
        return;
    const SiteFacts& site = *out.site();
    const auto moment = moment_of(doc, site);
    if (!moment || *moment <= site.now())
        return;
    const DateTime now{.microseconds = site.now() * 1'000'000};
    const DateTime then{.microseconds = *moment * 1'000'000};
    const yaml::Places::Place place = doc.place("date");
    out.add({
        .span = place.value.empty() ? doc.front_matter().sections.opening : place.value,
        .message = fmt::format("the date {} lies in the future: today is {}",
                               place.value.empty() ? print(then).substr(0, 10)
                                                   : std::string(doc.file().slice(place.value)),
                               print(now).substr(0, 10)),
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
