#include "output/repairs.hpp"

#include <array>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "output/duplicates.hpp"
#include "output/listing.hpp"
#include "output/words.hpp"

namespace kiji::output {
namespace {

/// "a, b and c"
std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out += i == 0 ? "" : (i + 1 == parts.size() ? " and " : ", ");
        out += parts[i];
    }
    return out;
}

}  // namespace

Repairs repairs_of(const dedupe::Report& report) {
    Repairs repairs{.markers = report.markers.size()};
    for (const dedupe::CutSentence& cut : report.cuts)
        repairs.joins += cut.certain ? 1U : 0U;
    for (const dedupe::Group& group : report.groups) {
        const bool whole =
            group.unit == dedupe::UnitKind::section || group.unit == dedupe::UnitKind::block;
        if (!whole || !dedupe::is_duplicate(group.relation) || group.within != dedupe::no_group ||
            is_across(group))
            continue;
        const bool near = group.relation == dedupe::Relation::near ||
                          group.relation == dedupe::Relation::reordered;
        (near ? repairs.near : repairs.copies) += group.places.size() - 1;
    }
    return repairs;
}

std::string repairs_text(const dedupe::Report& report) {
    const Repairs repairs = repairs_of(report);
    std::vector<std::string> taken;
    if (repairs.copies > 0)
        taken.push_back(counted(repairs.copies, "copy", "copies"));
    if (repairs.markers > 0)
        taken.push_back(counted(repairs.markers, "marker", "markers"));
    std::vector<std::string> parts;
    if (!taken.empty())
        parts.push_back("take out " + joined(taken));
    if (repairs.joins > 0)
        parts.push_back("join " + counted(repairs.joins, "cut sentence", "cut sentences"));
    std::string out;
    if (!parts.empty())
        out = "--fix can " + fmt::format("{}", fmt::join(parts, ", and "));
    if (repairs.near > 0)
        out += fmt::format("{}--fix=near looks at {}{}", out.empty() ? "" : "; ",
                           counted(repairs.near, "variant", "variants"),
                           out.empty() ? "" : " besides");
    return out;
}

std::string told_text(const dedupe::Report& report) {
    using dedupe::Relation;
    std::array<std::size_t, 3> counts{};
    for (const dedupe::Group& group : report.groups) {
        if (!dedupe::is_duplicate(group.relation))
            ++counts[static_cast<std::size_t>(group.relation) -
                     static_cast<std::size_t>(Relation::boilerplate)];
    }
    std::vector<std::string> parts;
    for (const Relation relation :
         {Relation::boilerplate, Relation::template_text, Relation::similar}) {
        const std::size_t count = counts[static_cast<std::size_t>(relation) -
                                         static_cast<std::size_t>(Relation::boilerplate)];
        if (count > 0)
            parts.push_back(fmt::format("{} {}", count, dedupe::name_of(relation)));
    }
    return parts.empty() ? "" : "told, not counted: " + joined(parts);
}

std::string summary_of(const Duplicates& found) {
    const dedupe::Report& report = found.report;
    std::size_t groups = 0;
    for (const dedupe::Group& group : report.groups)
        groups +=
            dedupe::is_duplicate(group.relation) && group.within == dedupe::no_group ? 1U : 0U;
    const std::string files = counted(found.files, "file", "files");
    std::string out = "no text stands twice in " + files;
    if (groups > 0) {
        out = fmt::format("{} with {}: {} of the text in {}", counted(groups, "group", "groups"),
                          counted(report.surplus_blocks, "surplus copy", "surplus copies"),
                          percent(surplus_of(report)), files);
    }
    if (!report.markers.empty())
        out += "; " + counted(report.markers.size(), "marker", "markers");
    if (!report.cuts.empty())
        out += "; " + counted(report.cuts.size(), "sentence cut in two", "sentences cut in two");
    if (!found.errors.empty())
        out += fmt::format("; {} not done", counted(found.errors.size(), "file", "files"));
    return out;
}

}  // namespace kiji::output
