// What a template is made of: bodies of text and nodes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "source/span.hpp"

namespace kiji::liquid {

class Render;

/// Where something is written. `line` is the one that Liquid names, 1-based.
struct Place {
    Span span;
    std::uint32_t line = 1;
};

/// A tag or an output. Lives in the arena of its template, is never destroyed, never changes:
/// several threads may render one at once.
class Node {
  public:
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    /// Writes to render.out(). What cannot be worked out goes to render.fail(), and ends the node.
    virtual void render(Render& render) const = 0;

    const Place& place() const { return place_; }
    /// Writes nothing that can be seen: a tag such as assign, or a block of nothing else.
    bool is_blank() const { return blank_; }
    bool is_block() const { return block_; }

  protected:
    enum class Form : std::uint8_t { tag, block };
    explicit Node(Place place, Form form = Form::tag)
        : place_(place), block_(form == Form::block) {}
    ~Node() = default;

    void set_blank(bool blank) { blank_ = blank; }

  private:
    Place place_;
    bool blank_ = false;
    bool block_ = false;
};

/// A piece of a body: a node, or where there is none, text.
struct Item {
    const Node* node = nullptr;
    std::string_view text;
};

struct Body {
    std::span<const Item> items;
    bool blank = true;  // white space and blank nodes alone
};

}  // namespace kiji::liquid
