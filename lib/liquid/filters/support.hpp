// What several families of filters ask for. Internal to lib/liquid/filters.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "liquid/answer.hpp"
#include "liquid/convert.hpp"
#include "liquid/filter.hpp"
#include "liquid/render.hpp"

namespace kiji::liquid::filters {

/// Ruby's to_s of a value. Keeps a view of a string, so that it lives as long as the value.
class Text {
  public:
    /// Where the text passes what the render may make, view() is empty and render.fault() says so.
    Text(const Value& value, Render& render);
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    ~Text() = default;

    std::string_view view() const { return made_ ? std::string_view(*made_) : view_; }

  private:
    std::string_view view_;
    std::optional<std::string> made_;
};

/// Room for a text of `size` bytes in the arena of the render. Null: that passes a limit, and
/// render.fault() says so.
char* room_for(std::size_t size, Render& render);
/// A string that is kept in the arena of the render, or the limit that it passes.
Answer keep_text(std::string_view text, Render& render);
/// An array that is kept there.
Answer keep_array(std::span<const Value> items, Render& render);

/// What filters for lists walk: the items of an array and of arrays in it, numbers of a range, an
/// object as one item, nothing of nil, any other value as one item.
class Items {
  public:
    /// Where a range passes what the render may make, it is empty and render.fault() says so.
    Items(const Value& input, Render& render);
    Items(const Items&) = delete;
    Items& operator=(const Items&) = delete;
    ~Items() = default;

    std::span<const Value> list() const { return list_; }
    bool empty() const { return list_.empty(); }
    auto begin() const { return list_.begin(); }
    auto end() const { return list_.end(); }

  private:
    std::vector<Value> made_;
    std::span<const Value> list_;
};

/// `item[property]` in Ruby.
struct Selected {
    enum class Outcome : std::uint8_t {
        found,       // the value; nil where there is none
        wrong_type,  // TypeError: a number has no property "title"
        no_access,   // NoMethodError: nil, floats, true and dates have no [] at all
    };
    Outcome outcome = Outcome::found;
    Value value{};
};
Selected select(const Value& item, const Value& property, Render& render);
/// Whether a value has [] in Ruby.
bool has_access(const Value& item);

/// "cannot select the property 'title'"
const Fault* no_property(const Value& property, Render& render);

/// The byte offset of code point `count`, or npos where the text has fewer.
std::size_t offset_of(std::string_view text, std::size_t count);

}  // namespace kiji::liquid::filters
