#include "output/repairs.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

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

/// What could go of `group`: the part of a contained text; of others, what stands behind another
/// place of the same post.
void add_copies(const dedupe::Group& group, std::vector<dedupe::Place>& out) {
    if (group.relation == dedupe::Relation::contained) {
        if (group.places[0].document == group.places[1].document)
            out.push_back(group.places[group.part]);
        return;
    }
    for (std::size_t i = 1; i < group.places.size(); ++i) {
        if (group.places[i].document == group.places[i - 1].document)
            out.push_back(group.places[i]);
    }
}

void make_unique(std::vector<dedupe::Place>& places) {
    std::ranges::sort(places);
    const auto rest = std::ranges::unique(places);
    places.erase(rest.begin(), rest.end());
}

/// Blocks that stand behind one that says the same, or nearly so.
struct ToLookAt {
    std::vector<dedupe::Place> copies;
    std::vector<dedupe::Place> variants;
};
ToLookAt to_look_at(const dedupe::Report& report) {
    ToLookAt places;
    for (const dedupe::Group& group : report.groups) {
        // The blocks of runs are groups of their own.
        if (group.unit != dedupe::UnitKind::block || group.relation == dedupe::Relation::run ||
            !dedupe::is_duplicate(group.relation))
            continue;
        const bool near = group.relation == dedupe::Relation::near ||
                          group.relation == dedupe::Relation::reordered;
        add_copies(group, near ? places.variants : places.copies);
    }
    make_unique(places.copies);
    make_unique(places.variants);
    std::erase_if(places.variants, [&](const dedupe::Place& place) {
        return std::ranges::binary_search(places.copies, place);
    });
    return places;
}

}  // namespace

Repairs repairs_of(const Duplicates& found) {
    if (found.fix)
        return *found.fix;
    Repairs repairs{.copies = to_look_at(found.report).copies.size(),
                    .markers = found.report.markers.size()};
    for (const dedupe::CutSentence& cut : found.report.cuts)
        repairs.joins += cut.certain ? 1U : 0U;
    return repairs;
}

std::size_t variants_of(const dedupe::Report& report) {
    return to_look_at(report).variants.size();
}

std::string repairs_text(const Duplicates& found) {
    const Repairs repairs = repairs_of(found);
    std::vector<std::string> taken;
    if (repairs.copies > 0)
        taken.push_back(counted(repairs.copies, "copy", "copies"));
    if (repairs.markers > 0)
        taken.push_back(counted(repairs.markers, "marker", "markers"));
    if (repairs.headings > 0)
        taken.push_back(counted(repairs.headings, "empty heading", "empty headings"));
    const std::string cut =
        repairs.joins > 0 ? counted(repairs.joins, "cut sentence", "cut sentences") : "";
    std::string out;
    if (!found.fix) {
        if (!cut.empty())
            taken.push_back(cut);
        if (!taken.empty())
            out = "--fix looks at " + joined(taken);
    } else if (!taken.empty() || !cut.empty()) {
        out = taken.empty() ? "--fix can join " + cut
                            : "--fix can take out " + joined(taken) +
                                  (cut.empty() ? "" : ", and join " + cut);
    }
    if (const std::size_t near = variants_of(found.report); near > 0)
        out += fmt::format("{}--fix=near looks at {}{}", out.empty() ? "" : "; ",
                           counted(near, "variant", "variants"), out.empty() ? "" : " besides");
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
    std::string out = parts.empty() ? "" : "told, not counted: " + joined(parts);
    if (report.crowded > 0)
        out += fmt::format(
            "{}{} in other posts than are told", out.empty() ? "" : "; ",
            counted(report.crowded, "text has more variants", "texts have more variants"));
    return out;
}

std::string left_out_text(const Duplicates& found) {
    if (found.left_out.empty())
        return {};
    std::string out;
    for (const dedupe::LeftOut& some : found.left_out) {
        if (some.blocks > 0)
            out += fmt::format("{}{} {}", out.empty() ? "" : ", ", some.what, some.blocks);
    }
    return "left out: " + (out.empty() ? "nothing" : out);
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
