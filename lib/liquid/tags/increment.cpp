// {% increment %}
#include "liquid/characters.hpp"
#include "liquid/parser.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/counter.hpp"

namespace kiji::liquid {
namespace {

class Increment final : public Node {
  public:
    Increment(Place place, Name name) : Node(place), name_(name) {}

    void render(Render& render) const override {
        if (const std::optional<Count> counted = count(name_, 1, render))
            render.write(counted->before);
    }

  private:
    Name name_;
};

const Node* parse(Parser& parser, const Tag& tag) {
    return parser.make<Increment>(tag.place, name_of(stripped(tag.markup)));
}

}  // namespace

constinit const TagRow tags::increment{
    .name = "increment",
    .syntax = "{% increment NAME %}",
    .summary = "Write a counter, then add one to it: 0, 1, 2",
    .parse = parse,
};

}  // namespace kiji::liquid
