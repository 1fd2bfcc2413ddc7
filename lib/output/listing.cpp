#include "output/listing.hpp"

#include <algorithm>
#include <tuple>

namespace kiji::output {
namespace {

void sort_by_kind(std::vector<std::size_t>& groups, const dedupe::Report& report) {
    // Sentences and spans, of which there may be many, come after the blocks of their relation.
    const auto key = [&](std::size_t i) {
        const dedupe::Group& group = report.groups[i];
        return std::tuple(group.relation, group.unit, i);
    };
    std::ranges::sort(groups, {}, key);
}

}  // namespace

bool is_across(const dedupe::Group& group) {
    return std::ranges::any_of(group.places, [&](const dedupe::Place& place) {
        return place.document != group.places.front().document;
    });
}

double surplus_of(const dedupe::DocumentReport& post) {
    return post.characters == 0 ? 0
                                : static_cast<double>(post.surplus_characters) /
                                      static_cast<double>(post.characters);
}

Listing list(const dedupe::Report& report) {
    Listing listing;
    listing.posts.resize(report.documents.size());
    for (std::size_t i = 0; i < report.groups.size(); ++i) {
        const dedupe::Group& group = report.groups[i];
        if (group.within != dedupe::no_group)
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
        sort_by_kind(listing.posts[i].groups, report);
        if (!listing.posts[i].empty() || report.documents[i].surplus_characters > 0)
            listing.order.push_back(i);
    }
    sort_by_kind(listing.across, report);
    std::ranges::stable_sort(listing.order, std::ranges::greater{},
                             [&](std::size_t i) { return surplus_of(report.documents[i]); });
    return listing;
}

}  // namespace kiji::output
