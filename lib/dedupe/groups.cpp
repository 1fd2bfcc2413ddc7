#include "dedupe/groups.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace kiji::dedupe {
namespace {

using Members = std::span<const Unit* const>;

Group group_of(std::span<const Document* const> documents, Members members) {
    const auto text = [&](const Unit* unit) {
        return documents[unit->place.document]->file().slice(unit->place.span);
    };
    Group group{.first = members.front()->place,
                .characters = members.front()->characters,
                .verbatim = true};
    for (const Unit* copy : members.subspan(1)) {
        group.copies.push_back(copy->place);
        group.verbatim = group.verbatim && text(copy) == text(members.front());
    }
    return group;
}

}  // namespace

std::vector<Group> exact_groups(std::span<const Document* const> documents,
                                std::span<const Class> classes, const Options& options) {
    std::vector<Group> groups;
    for (const Class& members : classes) {
        if (options.across && reaches(*members.front(), options.across_floor)) {
            groups.push_back(group_of(documents, members));
            continue;
        }
        for (auto begin = members.begin(); begin != members.end();) {
            const auto end = std::find_if(begin, members.end(), [&](const Unit* unit) {
                return unit->place.document != (*begin)->place.document;
            });
            if (end - begin > 1)
                groups.push_back(group_of(documents, {begin, end}));
            begin = end;
        }
    }
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return std::tuple(a.first.document, a.first.span) <
               std::tuple(b.first.document, b.first.span);
    });
    return groups;
}

}  // namespace kiji::dedupe
