// {% capture %}
#include "liquid/markup.hpp"
#include "liquid/parser.hpp"
#include "liquid/render.hpp"
#include "liquid/tags.hpp"

namespace kiji::liquid {
namespace {

class Capture final : public Node {
  public:
    Capture(Place place, Name name, Body body)
        : Node(place, Form::block), name_(name), body_(body) {
        set_blank(true);
    }

    void render(Render& render) const override {
        const std::string text = render.capture(body_);
        if (!render.failed() && render.affords(text.size()))
            render.assign(name_, Value::of(keep(render.arena(), text)));
    }

  private:
    Name name_;
    Body body_;
};

// (VariableSignature+)
const Node* parse(Parser& parser, const Tag& tag) {
    const Markup markup(tag.markup);
    for (std::size_t at = 0; at < tag.markup.size(); ++at) {
        const std::size_t end = markup.signature_end(at);
        if (end == at)
            continue;
        const Body body = parser.simple_block(tag);
        if (parser.failed())
            return nullptr;
        return parser.make<Capture>(tag.place, name_of(markup.slice(at, end)), body);
    }
    parser.fail(tag, "Syntax Error in 'capture' - Valid syntax: capture [var]");
    return nullptr;
}

}  // namespace

constinit const TagRow tags::capture{
    .name = "capture",
    .syntax = "{% capture NAME %}…{% endcapture %}",
    .summary = "Set a variable to what the part between writes",
    .parse = parse,
};

}  // namespace kiji::liquid
