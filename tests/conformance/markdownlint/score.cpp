#include "conformance/markdownlint/score.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kiji::conformance {
namespace {

using Place = std::pair<std::string, std::size_t>;  // rule, line

/// The faults of each line; known deviations left out.
std::map<Place, std::vector<Fault>> by_place(const std::string& file,
                                             const std::vector<Fault>& faults, const Known& known) {
    std::map<Place, std::vector<Fault>> places;
    for (const Fault& fault : faults) {
        if (!known.contains({file, fault.rule, fault.line}))
            places[{fault.rule, fault.line}].push_back(fault);
    }
    return places;
}

std::string ranges(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults)
        text += fmt::format("{}{}+{}", text.empty() ? "" : " ", fault.column, fault.length);
    return text;
}

}  // namespace

bool compare(const std::string& file, const std::vector<Fault>& expected,
             const std::vector<Fault>& found, const Known& known,
             std::map<std::string, Count>& counts, Differences& out) {
    const auto want = by_place(file, expected, known);
    const auto got = by_place(file, found, known);
    bool same = true;
    for (const auto& [place, faults] : want) {
        Count& count = counts[place.first];
        ++count.expected;
        const auto other = got.find(place);
        if (other == got.end()) {
            same = false;
            out.push_back(fmt::format("{}:{}: {} is missing", file, place.second, place.first));
            continue;
        }
        ++count.both;
        if (other->second != faults) {
            ++count.lines_with_other_ranges;
            out.push_back(fmt::format("{}:{}: {} has ranges {}, not {}", file, place.second,
                                      place.first, ranges(other->second), ranges(faults)));
        }
    }
    for (const auto& [place, faults] : got) {
        ++counts[place.first].found;
        if (!want.contains(place)) {
            same = false;
            out.push_back(fmt::format("{}:{}: {} is too much", file, place.second, place.first));
        }
    }
    return same;
}

}  // namespace kiji::conformance
