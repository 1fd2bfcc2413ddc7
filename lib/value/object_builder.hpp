// Collects the members of an object as Psych does: a key that comes again replaces the value of the
// first, at its place in the order. Internal to lib/value.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "value/value.hpp"
#include "value/yaml.hpp"

namespace kiji::yaml {

class ObjectBuilder {
  public:
    /// Adds a member that is written here. If the key was written before in this object, gives the
    /// span of that key. O(1) on average.
    std::optional<Span> put(const Member& member, Places::Place place);
    /// Adds the members of `object` as a merge key does: they too replace what is there.
    void merge(const Value& object);

    /// Only the members, in order, for merging.
    std::span<const Member> members() const { return members_; }
    /// Copies the members into `arena` and notes the places of those written here.
    Value finish(Arena& arena, Places& places) const;

  private:
    static constexpr std::size_t linear = 16;  // up to so many members are looked through
    struct Origin {
        Places::Place place;
        bool written;  // false: it came through a merge key
    };
    std::size_t find(const Value& key) const;
    std::size_t insert(const Member& member, Origin origin);

    std::vector<Member> members_;
    std::vector<Origin> origins_;
    std::unordered_multimap<std::size_t, std::size_t> index_;  // hash of the key, its number
};

}  // namespace kiji::yaml
