// {{ … }}
#pragma once

#include "liquid/expression.hpp"
#include "liquid/node.hpp"
#include "liquid/render.hpp"

namespace kiji::liquid {

class OutputNode final : public Node {
  public:
    OutputNode(Place place, const Output& output) : Node(place), output_(output) {}
    void render(Render& render) const override { render.write(output_); }

  private:
    Output output_;
};

}  // namespace kiji::liquid
