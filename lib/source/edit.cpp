#include "source/edit.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace kiji {
namespace {

/// Edits taken so far by their place. They are disjoint, so they stand in the order of their ends
/// as well, and only two neighbours of a new one can be in its way.
using Taken = std::map<Span, const Edit*>;

bool in_the_way(const Taken& taken, const Edit& edit) {
    const auto next = taken.lower_bound(edit.span);
    if (next != taken.end() && (next->first == edit.span || next->first.begin < edit.span.end))
        return true;
    return next != taken.begin() && std::prev(next)->first.end > edit.span.begin;
}

/// The same insertion twice is made once.
bool is_there(const Taken& taken, const Edit& edit) {
    const auto found = taken.find(edit.span);
    return edit.span.empty() && found != taken.end() && *found->second == edit;
}

bool take(Taken& taken, const EditGroup& group, std::size_t size) {
    std::vector<Span> added;
    for (const Edit& edit : group) {
        const bool inside = edit.span.begin <= edit.span.end && edit.span.end <= size;
        if (inside && is_there(taken, edit))
            continue;
        if (!inside || in_the_way(taken, edit)) {
            for (const Span span : added)
                taken.erase(span);
            return false;
        }
        taken.emplace(edit.span, &edit);
        added.push_back(edit.span);
    }
    return true;
}

}  // namespace

Applied apply(std::string_view text, std::span<const EditGroup> groups) {
    Applied applied;
    Taken taken;
    applied.taken.reserve(groups.size());
    for (const EditGroup& group : groups)
        applied.taken.push_back(take(taken, group, text.size()));

    applied.text.reserve(text.size());
    std::size_t done = 0;
    for (const auto& [span, edit] : taken) {
        applied.text += text.substr(done, span.begin - done);
        applied.text += edit->text;
        done = span.end;
    }
    applied.text += text.substr(done);
    return applied;
}

}  // namespace kiji
