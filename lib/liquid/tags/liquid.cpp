// {% liquid %}
#include "liquid/liquid.hpp"

#include "liquid/parser.hpp"
#include "liquid/tags.hpp"

namespace kiji::liquid {
namespace {

class Lines final : public Node {
  public:
    Lines(Place place, Body body) : Node(place), body_(body) { set_blank(body.blank); }
    void render(Render& render) const override { render.write(body_); }

  private:
    Body body_;
};

const Node* parse(Parser& parser, const Tag& tag) {
    const Body body = parser.lines_of(tag);
    return parser.failed() ? nullptr : parser.make<Lines>(tag.place, body);
}

}  // namespace

constinit const TagRow tags::liquid{
    .name = "liquid",
    .syntax = "{% liquid … %}",
    .summary = "Run tags that stand one on each line, without {% and %}",
    .parse = parse,
    .known = Known::in_5,
};

}  // namespace kiji::liquid
