// {% ifchanged %}
#include "liquid/parser.hpp"
#include "liquid/render.hpp"
#include "liquid/tags.hpp"

namespace kiji::liquid {
namespace {

class IfChanged final : public Node {
  public:
    IfChanged(Place place, Body body) : Node(place, Form::block), body_(body) {
        set_blank(body.blank);
    }

    void render(Render& render) const override {
        std::string text = render.capture(body_);
        std::optional<std::string>& last = render.variables().last_changed;
        if (render.failed() || last == text)
            return;
        render.out() += text;
        last = std::move(text);
    }

  private:
    Body body_;
};

const Node* parse(Parser& parser, const Tag& tag) {
    const Body body = parser.simple_block(tag);
    return parser.failed() ? nullptr : parser.make<IfChanged>(tag.place, body);
}

}  // namespace

constinit const TagRow tags::ifchanged{
    .name = "ifchanged",
    .syntax = "{% ifchanged %}…{% endifchanged %}",
    .summary = "Write a part unless the last such part was the same",
    .parse = parse,
};

}  // namespace kiji::liquid
