// {% decrement %}
#include "liquid/characters.hpp"
#include "liquid/parser.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/counter.hpp"

namespace kiji::liquid {
namespace {

class Decrement final : public Node {
  public:
    Decrement(Place place, Name name) : Node(place), name_(name) {}

    void render(Render& render) const override {
        if (const std::optional<Count> counted = count(name_, -1, render))
            render.write(counted->after);
    }

  private:
    Name name_;
};

const Node* parse(Parser& parser, const Tag& tag) {
    return parser.make<Decrement>(tag.place, name_of(stripped(tag.markup)));
}

}  // namespace

constinit const TagRow tags::decrement{
    .name = "decrement",
    .syntax = "{% decrement NAME %}",
    .summary = "Take one from a counter, then write it: -1, -2, -3",
    .parse = parse,
};

}  // namespace kiji::liquid
