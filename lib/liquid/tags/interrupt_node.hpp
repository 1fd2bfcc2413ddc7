// What {% break %} and {% continue %} share.
#pragma once

#include "liquid/node.hpp"
#include "liquid/render.hpp"

namespace kiji::liquid {

class InterruptNode final : public Node {
  public:
    InterruptNode(Place place, Interrupt interrupt) : Node(place), interrupt_(interrupt) {}
    void render(Render& render) const override { render.interrupt(interrupt_); }

  private:
    Interrupt interrupt_;
};

}  // namespace kiji::liquid
