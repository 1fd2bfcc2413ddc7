// Values as Ruby merges, counts and prints them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "value/value.hpp"

namespace kiji::site {

/// An object while it is made. Keys and values are views that outlive it.
class ObjectDraft {
  public:
    ObjectDraft() = default;
    explicit ObjectDraft(const Value& object);

    /// Replaces the value of `key` at its place in the order, or adds it.
    void set(std::string_view key, const Value& value);
    void remove(std::string_view key);
    const Value* find(std::string_view key) const;
    /// Copies the members into `arena`.
    Value finish(Arena& arena) const { return make_object(arena, members_); }

  private:
    std::vector<Member> members_;
};

/// Jekyll's deep_merge_hashes: what `over` has replaces what `base` has; objects are merged, nil
/// replaces nothing. O(members of base * members of over) for each pair of objects.
Value merge(const Value& base, const Value& over, Arena& arena);

/// Ruby's truth of what a key leads to: there, not nil, not false.
bool is_true(const Value* value);
/// There, and not nil.
bool is_given(const Value* value);

/// Ruby's to_s.
std::string text_of(const Value& value);
/// The text of a string; empty for all else.
std::string_view string_of(const Value* value);
/// The strings of an array, or the one of a string.
std::vector<std::string> strings_of(const Value* value);

}  // namespace kiji::site
