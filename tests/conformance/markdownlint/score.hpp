// How far two lists of faults agree.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "conformance/markdownlint/reference.hpp"

namespace kiji::conformance {

/// File, rule, line: where kiji is meant to differ.
using Known = std::set<std::tuple<std::string, std::string, std::size_t>>;

/// Counts of one rule. A place is a line of a file under one configuration.
struct Count {
    std::size_t expected = 0;
    std::size_t found = 0;
    std::size_t both = 0;
    std::size_t lines_with_other_ranges = 0;
    std::size_t texts = 0;
    std::size_t other_texts = 0;

    bool is_equal() const { return expected == both && found == both && other_texts == 0; }
};

/// Lines that tell a difference, for people.
using Differences = std::vector<std::string>;

/// Adds what the two, sorted, have of `file` to the counts of their rules. True where they agree on
/// rules and lines but for `known`.
bool compare(const std::string& file, const std::vector<Fault>& expected,
             const std::vector<Fault>& found, const Known& known,
             std::map<std::string, Count>& counts, Differences& out);

}  // namespace kiji::conformance
