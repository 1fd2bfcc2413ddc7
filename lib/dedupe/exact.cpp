#include "dedupe/exact.hpp"

#include <algorithm>
#include <utility>

namespace kiji::dedupe {
namespace {

/// Splits units of one hash by their keys: hashes of different texts may be equal.
void add_classes(std::vector<const Unit*> same_hash, std::vector<Class>& classes) {
    while (same_hash.size() > 1) {
        const auto others = std::stable_partition(
            same_hash.begin(), same_hash.end(),
            [&key = same_hash.front()->key](const Unit* unit) { return unit->key == key; });
        Class found(same_hash.begin(), others);
        same_hash.erase(same_hash.begin(), others);
        if (found.size() > 1)
            classes.push_back(std::move(found));
    }
}

}  // namespace

std::vector<Class> equal_units(std::span<const Unit> units) {
    std::vector<const Unit*> sorted;
    sorted.reserve(units.size());
    for (const Unit& unit : units)
        sorted.push_back(&unit);
    // By address where hashes are equal: that is the order given.
    std::sort(sorted.begin(), sorted.end(), [](const Unit* a, const Unit* b) {
        return std::pair(a->hash, a) < std::pair(b->hash, b);
    });
    std::vector<Class> classes;
    for (auto begin = sorted.begin(); begin != sorted.end();) {
        const auto end = std::find_if(begin, sorted.end(), [hash = (*begin)->hash](const Unit* u) {
            return u->hash != hash;
        });
        add_classes({begin, end}, classes);
        begin = end;
    }
    std::sort(classes.begin(), classes.end(),
              [](const Class& a, const Class& b) { return a.front() < b.front(); });
    return classes;
}

}  // namespace kiji::dedupe
