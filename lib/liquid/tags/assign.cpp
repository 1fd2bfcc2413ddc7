// {% assign %}
#include "liquid/characters.hpp"
#include "liquid/markup.hpp"
#include "liquid/parser.hpp"
#include "liquid/render.hpp"
#include "liquid/tags.hpp"

namespace kiji::liquid {
namespace {

class Assign final : public Node {
  public:
    Assign(Place place, Name name, const Output& output)
        : Node(place), name_(name), output_(output) {
        set_blank(true);
    }

    void render(Render& render) const override {
        const Value value = render.evaluate(output_);
        if (!render.failed())
            render.assign(name_, value);
    }

  private:
    Name name_;
    Output output_;
};

// (VariableSignature+)\s*=\s*(.*)\s*
const Node* parse(Parser& parser, const Tag& tag) {
    const Markup markup(tag.markup);
    const std::string_view text = tag.markup;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = markup.signature_end(at);
        if (end == at) {
            ++at;
            continue;
        }
        const std::size_t equals = skip_blanks(text, end);
        if (equals < text.size() && text[equals] == '=') {
            const std::size_t value = skip_blanks(text, equals + 1);
            const Output output = parser.output(text.substr(value), tag.place);
            if (parser.failed())
                return nullptr;
            return parser.make<Assign>(tag.place, name_of(markup.slice(at, end)), output);
        }
        at = end;
    }
    parser.fail(tag, "Syntax Error in 'assign' - Valid syntax: assign [var] = [source]");
    return nullptr;
}

}  // namespace

constinit const TagRow tags::assign{
    .name = "assign",
    .syntax = "{% assign NAME = VALUE %}",
    .summary = "Set a variable",
    .parse = parse,
};

}  // namespace kiji::liquid
