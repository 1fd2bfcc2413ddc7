#include "output/dedupe_findings.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "output/relations.hpp"
#include "output/repairs.hpp"

namespace kiji::output {
namespace {

/// What a finding is made of, in so few bytes that all of them can be sorted.
struct Item {
    std::size_t document = 0;
    std::uint32_t offset = 0;
    enum class Kind : std::uint8_t { group, marker, cut } kind = Kind::group;
    std::size_t index = 0;  // in the report
    std::size_t copy = 0;   // of a group: which place
    friend auto operator<=>(const Item&, const Item&) = default;
};

std::vector<Item> items_of(const dedupe::Report& report) {
    std::vector<Item> items;
    for (std::size_t i = 0; i < report.groups.size(); ++i) {
        const dedupe::Group& group = report.groups[i];
        if (group.within != dedupe::no_group)
            continue;
        // Of `contained`, the part is what could go; of all others, what comes later.
        for (std::size_t copy = 0; copy < group.places.size(); ++copy) {
            const bool kept =
                group.relation == dedupe::Relation::contained ? copy != group.part : copy == 0;
            if (!kept)
                items.push_back({group.places[copy].document, group.places[copy].span.begin,
                                 Item::Kind::group, i, copy});
        }
    }
    for (std::size_t i = 0; i < report.markers.size(); ++i)
        items.push_back({report.markers[i].place.document, report.markers[i].place.span.begin,
                         Item::Kind::marker, i, 0});
    for (std::size_t i = 0; i < report.cuts.size(); ++i)
        items.push_back(
            {report.cuts[i].marker.document, report.cuts[i].before.begin, Item::Kind::cut, i, 0});
    std::ranges::sort(items);
    return items;
}

std::string place_text(const Duplicates& found, const dedupe::Place& place, std::size_t from) {
    const SourceFile& file = *found.posts[place.document];
    const std::size_t line = file.lines().line_at(place.span.begin) + 1;
    return place.document == from ? fmt::format("line {}", line)
                                  : fmt::format("{}:{}", file.name(), line);
}

Diagnostic finding_of(const Duplicates& found, const dedupe::Group& group, std::size_t copy) {
    const bool contained = group.relation == dedupe::Relation::contained;
    const dedupe::Place& here = group.places[copy];
    const dedupe::Place& there = group.places[contained ? 1 - group.part : 0];
    const std::string place = place_text(found, there, here.document);
    const bool whole =
        group.unit == dedupe::UnitKind::block || group.unit == dedupe::UnitKind::section;
    std::string message = fmt::format("{}: see {}, {} characters", kind_of(group.relation).summary,
                                      place, group.characters);
    if (group.similarity.value < 1)
        message += ", " + similarity_text(group.similarity);
    return {
        .rule = dedupe::name_of(group.relation),
        .severity =
            dedupe::is_duplicate(group.relation) && whole ? Severity::warning : Severity::info,
        .span = here.span,
        .message = std::move(message),
        .help = std::string(kind_of(group.relation).why),
        .related = {{there.span, contained ? "stands in this" : "first here",
                     found.posts[there.document]}},
    };
}

Diagnostic finding_of(const dedupe::Marker& marker) {
    return {.rule = marker_kind().name,
            .span = marker.place.span,
            .message = std::string(marker_kind().summary),
            .help = std::string(marker_kind().why)};
}

Diagnostic finding_of(const Duplicates& found, const dedupe::CutSentence& cut) {
    return {.rule = cut_kind().name,
            .severity = cut.certain || cut.broken_off ? Severity::warning : Severity::info,
            .span = cut.before,
            .message = std::string(cut_kind().summary),
            .help = std::string(cut_kind().why),
            .related = {{cut.after, cut.broken_off ? "here another text begins" : "goes on here",
                         found.posts[cut.marker.document]}}};
}

Diagnostic finding_of(const Duplicates& found, const Item& item) {
    switch (item.kind) {
        case Item::Kind::group:
            return finding_of(found, found.report.groups[item.index], item.copy);
        case Item::Kind::marker:
            return finding_of(found.report.markers[item.index]);
        case Item::Kind::cut:
            break;
    }
    return finding_of(found, found.report.cuts[item.index]);
}

}  // namespace

void write_as_findings(const Duplicates& found, const Format& format, Style style,
                       const Sink& out) {
    // So many findings are held at once: a post may have 100,000.
    constexpr std::size_t batch = 256;
    out(format.begin("dedupe"));
    const std::vector<Item> items = items_of(found.report);
    bool any = false;
    for (auto begin = items.begin(); begin != items.end();) {
        Diagnostics findings;
        auto end = begin;
        while (end != items.end() && end->document == begin->document && findings.size() < batch)
            findings.push_back(finding_of(found, *end++));
        if (std::exchange(any, true))
            out(format.separator);
        out(format.findings(*found.posts[begin->document], findings, style));
        begin = end;
    }
    out(format.end({.text = summary_of(found),
                    .errors = std::vector<Error>(found.errors.begin(), found.errors.end())},
                   style));
}

}  // namespace kiji::output
