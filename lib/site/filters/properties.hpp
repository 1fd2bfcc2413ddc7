// What Jekyll's filters for lists ask of an item. Internal to lib/site/filters.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "site/filters/families.hpp"

namespace kiji::site::filters {

/// `item[property]`, or step by step where the property has dots in it; text that looks like a
/// number is one. nil where there is none.
Value property_of(const Value& item, std::string_view property, Render& render);

/// The items of an array, the members of an object, the numbers of a range; a view where it can be.
/// What is none of these cannot be walked: is_list() is false.
class List {
  public:
    /// What a member of an object is here: its value, or as Ruby walks a Hash, key and value.
    enum class Members { values, pairs };

    List(const Value& input, Members members, Render& render);
    List(const List&) = delete;
    List& operator=(const List&) = delete;
    ~List() = default;

    bool is_list() const { return is_list_; }
    std::span<const Value> items() const { return items_; }

  private:
    std::vector<Value> made_;
    std::span<const Value> items_;
    bool is_list_ = true;
};

}  // namespace kiji::site::filters
