// A node that writes nothing: comments.
#pragma once

#include "liquid/node.hpp"

namespace kiji::liquid {

class SilentNode final : public Node {
  public:
    SilentNode(Place place, bool is_blank) : Node(place, Form::block) { set_blank(is_blank); }
    void render(Render&) const override {}
};

}  // namespace kiji::liquid
