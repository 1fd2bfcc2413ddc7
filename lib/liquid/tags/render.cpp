// {% render %}
#include "liquid/render.hpp"

#include "liquid/characters.hpp"
#include "liquid/sequence.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/loop.hpp"
#include "liquid/tags/partial.hpp"

namespace kiji::liquid {
namespace {

class RenderPartial final : public Node {
  public:
    RenderPartial(Place place, const PartialCall& call, std::string_view name)
        : Node(place), call_(call), name_(name) {}

    void render(Render& render) const override {
        const Template* partial = render.find_partial(name_);
        if (partial == nullptr)
            return;
        const Value value = call_.value == nullptr ? Value() : render.evaluate(*call_.value);
        if (render.failed())
            return;
        const bool walks = value.is(Value::Type::array) || value.is(Value::Type::object) ||
                           value.is(Value::Type::range) || value.is(Value::Type::drop);
        if (!call_.for_each || !walks)
            return write(*partial, value, nullptr, render);
        const Sequence sequence(value);
        Loop* loop = make_drop<Loop>(render, name_, sequence.size(), Value());
        for (std::uint64_t i = 0; i < sequence.size() && render.spend_step(); ++i) {
            write(*partial, sequence.at(i, render.arena()), loop, render);
            if (render.failed() || render.stopped())
                return;
            loop->advance();
        }
    }

  private:
    void write(const Template& partial, const Value& value, const Loop* loop,
               Render& render) const {
        Variables variables{Value()};
        if (loop != nullptr)
            variables.set(forloop_name, Value::of(static_cast<const Drop*>(loop)));
        for (const Attribute& attribute : call_.attributes) {
            const Value given = render.evaluate(attribute.value);
            if (render.failed())
                return;
            variables.set(attribute.name, given);
        }
        if (!value.is(Value::Type::nil))
            variables.set(variable_of(call_, name_), value);
        render.write_isolated(partial, name_, variables);
    }

    PartialCall call_;
    std::string_view name_;
};

const Node* parse(Parser& parser, const Tag& tag) {
    const Markup markup(tag.markup);
    for (std::size_t at = 0; at < tag.markup.size(); ++at) {
        std::size_t end = markup.string_end(at);
        if (end == at)
            continue;
        for (std::size_t next = markup.string_end(end); next > end; next = markup.string_end(end))
            end = next;
        const PartialCall call = read_partial(markup, at, end, parser);
        if (!call.name.value.is(Value::Type::string))
            break;
        return parser.make<RenderPartial>(tag.place, call, call.name.value.string());
    }
    parser.fail(tag, "Syntax error in tag 'render' - Template name must be a quoted string");
    return nullptr;
}

}  // namespace

constinit const TagRow tags::render{
    .name = "render",
    .syntax = "{% render 'FILE' [with VALUE | for LIST] [as NAME] [KEY: VALUE] %}",
    .summary = "Write another template, which sees only what it is given",
    .parse = parse,
    .known = Known::in_5,
};

}  // namespace kiji::liquid
