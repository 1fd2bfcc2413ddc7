// Where each finding of a report of duplicates is shown.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "dedupe/dedupe.hpp"

namespace kiji::output {

/// Indices into a report. Left out is what a run says already (Group::within, or a run of several
/// times the text that another run tells of), and a pair that is a copy of another pair.
struct Listed {
    std::vector<std::size_t> groups;  // with all places in this post, by relation, then by place
    std::vector<std::size_t> markers;
    std::vector<std::size_t> cuts;

    bool empty() const { return groups.empty() && markers.empty() && cuts.empty(); }
};

struct Listing {
    std::vector<Listed> posts;        // by document
    std::vector<std::size_t> across;  // groups with places in several posts
    /// What differs within a run: the differences of the variants that are its blocks.
    std::map<std::size_t, std::vector<dedupe::Difference>> run_differences;
    /// Documents that have anything to show or surplus text; the largest share of surplus first.
    std::vector<std::size_t> order;
};

/// O(groups log groups + places).
Listing list(const dedupe::Report& report);

/// What differs between the first two places of a group, sorted.
const std::vector<dedupe::Difference>& differences_of(const dedupe::Report& report,
                                                      const Listing& listing, std::size_t group);

/// What share of the text of a post, or of all, is surplus: from 0 to 1.
double surplus_of(const dedupe::DocumentReport& post);
double surplus_of(const dedupe::Report& report);

/// True where the places of `group` lie in several posts.
bool is_across(const dedupe::Group& group);

}  // namespace kiji::output
