#include "output/listing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace kiji::output {
namespace {

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// The text of `places` of one post, with those made one between which next to nothing stands.
std::vector<Span> joined(const std::vector<dedupe::Place>& places) {
    constexpr std::size_t marker = 64;  // blank lines and a chunk marker
    std::vector<Span> parts;
    for (const dedupe::Place& place : places) {
        if (!parts.empty() && place.span.begin <= parts.back().end + marker)
            parts.back().end = std::max(parts.back().end, place.span.end);
        else
            parts.push_back(place.span);
    }
    return parts;
}

/// Where blocks of a run differ, the run differs.
void add_run_differences(const dedupe::Group& group, const dedupe::Report& report,
                         Listing& listing) {
    const std::vector<dedupe::Place>& run = report.groups[group.within].places;
    if (group.differences.empty() || !run[0].span.contains(group.places[0].span) ||
        !run[1].span.contains(group.places[1].span))
        return;
    std::vector<dedupe::Difference>& all = listing.run_differences[group.within];
    all.insert(all.end(), group.differences.begin(), group.differences.end());
}

void sort_by_kind(std::vector<std::size_t>& groups, const dedupe::Report& report) {
    // Sentences and spans, of which there may be many, come after the blocks of their relation.
    const auto key = [&](std::size_t i) {
        const dedupe::Group& group = report.groups[i];
        return std::tuple(group.relation, group.unit, i);
    };
    std::ranges::sort(groups, {}, key);
}

/// Where text repeats five times in a row, so do two, three and four of them in a row. Of such runs
/// the shortest, which has most places, tells all; `groups` loses those whose text it covers.
void drop_covered_runs(std::vector<std::size_t>& groups, const dedupe::Report& report) {
    constexpr std::size_t most_compared = 64;  // with each, so that hostile posts stay linear
    std::vector<std::size_t> runs;
    for (const std::size_t i : groups) {
        if (report.groups[i].relation == dedupe::Relation::run)
            runs.push_back(i);
    }
    std::ranges::stable_sort(runs, {}, [&](std::size_t i) { return report.groups[i].characters; });
    std::vector<std::vector<Span>> kept;
    std::vector<std::size_t> covered;
    for (const std::size_t i : runs) {
        const std::vector<dedupe::Place>& places = report.groups[i].places;
        const bool told = std::ranges::any_of(kept, [&](const std::vector<Span>& parts) {
            return std::ranges::all_of(places, [&](const dedupe::Place& place) {
                const auto part = std::ranges::upper_bound(parts, place.span.begin, {}, &Span::end);
                return part != parts.end() && part->contains(place.span);
            });
        });
        if (told)
            covered.push_back(i);
        else if (kept.size() < most_compared)
            kept.push_back(joined(places));
    }
    std::ranges::sort(covered);
    std::erase_if(groups, [&](std::size_t i) { return std::ranges::binary_search(covered, i); });
}

/// Of each block that stands more than once, the first place where it does.
std::map<dedupe::Place, dedupe::Place> first_places(const dedupe::Report& report) {
    std::map<dedupe::Place, dedupe::Place> firsts;
    for (const dedupe::Group& group : report.groups) {
        if (group.relation != dedupe::Relation::exact || group.unit != dedupe::UnitKind::block)
            continue;
        for (const dedupe::Place& place : group.places)
            firsts.emplace(place, group.places.front());
    }
    return firsts;
}

/// A variant of a text that stands five times is one variant: pairs are told once for all copies of
/// their two texts.
class Told {
  public:
    explicit Told(const dedupe::Report& report) : firsts_(first_places(report)) {}

    /// True where the same was asked before.
    bool before(const dedupe::Group& group) {
        if (group.relation < dedupe::Relation::contained || group.places.size() != 2)
            return false;
        return !told_.emplace(group.relation, first(group.places[0]), first(group.places[1]))
                    .second;
    }

  private:
    dedupe::Place first(const dedupe::Place& place) const {
        const auto found = firsts_.find(place);
        return found == firsts_.end() ? place : found->second;
    }

    std::map<dedupe::Place, dedupe::Place> firsts_;
    std::set<std::tuple<dedupe::Relation, dedupe::Place, dedupe::Place>> told_;
};

}  // namespace

bool is_across(const dedupe::Group& group) {
    return std::ranges::any_of(group.places, [&](const dedupe::Place& place) {
        return place.document != group.places.front().document;
    });
}

double surplus_of(const dedupe::DocumentReport& post) {
    return share(post.surplus_characters, post.characters);
}

double surplus_of(const dedupe::Report& report) {
    return share(report.surplus_characters, report.characters);
}

Listing list(const dedupe::Report& report) {
    Listing listing;
    Told told(report);
    listing.posts.resize(report.documents.size());
    for (std::size_t i = 0; i < report.groups.size(); ++i) {
        const dedupe::Group& group = report.groups[i];
        if (group.within != dedupe::no_group) {
            add_run_differences(group, report, listing);
            continue;
        }
        if (told.before(group))
            continue;
        if (is_across(group))
            listing.across.push_back(i);
        else
            listing.posts[group.places.front().document].groups.push_back(i);
    }
    for (std::size_t i = 0; i < report.markers.size(); ++i)
        listing.posts[report.markers[i].place.document].markers.push_back(i);
    for (std::size_t i = 0; i < report.cuts.size(); ++i)
        listing.posts[report.cuts[i].marker.document].cuts.push_back(i);
    for (std::size_t i = 0; i < listing.posts.size(); ++i) {
        drop_covered_runs(listing.posts[i].groups, report);
        sort_by_kind(listing.posts[i].groups, report);
        if (!listing.posts[i].empty() || report.documents[i].surplus_characters > 0)
            listing.order.push_back(i);
    }
    sort_by_kind(listing.across, report);
    std::ranges::stable_sort(listing.order, std::ranges::greater{},
                             [&](std::size_t i) { return surplus_of(report.documents[i]); });
    for (auto& [run, differences] : listing.run_differences)
        std::ranges::sort(differences, {}, &dedupe::Difference::a);
    return listing;
}

const std::vector<dedupe::Difference>& differences_of(const dedupe::Report& report,
                                                      const Listing& listing, std::size_t group) {
    const auto found = listing.run_differences.find(group);
    return found == listing.run_differences.end() ? report.groups[group].differences
                                                  : found->second;
}

}  // namespace kiji::output
