#include "dedupe/dedupe.hpp"

#include <iterator>
#include <utility>

#include "base/parallel.hpp"
#include "dedupe/exact.hpp"
#include "dedupe/groups.hpp"
#include "dedupe/units.hpp"

namespace kiji::dedupe {

Report find(std::span<const Document* const> documents, const Options& options,
            std::size_t threads) {
    std::vector<std::vector<Unit>> units_of(documents.size());
    parallel_for(documents.size(), threads, [&](std::size_t i) {
        units_of[i] = find_units(*documents[i], i, options.floor, options.markers);
    });
    std::vector<Unit> units;
    for (std::vector<Unit>& some : units_of)
        units.insert(units.end(), std::make_move_iterator(some.begin()),
                     std::make_move_iterator(some.end()));

    Report report{.groups = exact_groups(documents, equal_units(units), options),
                  .blocks = units.size()};
    for (const Unit& unit : units)
        report.characters += unit.characters;
    for (const Group& group : report.groups) {
        report.surplus_blocks += group.copies.size();
        report.surplus_characters += group.copies.size() * group.characters;
    }
    return report;
}

}  // namespace kiji::dedupe
