// {% include %}
#include "liquid/convert.hpp"
#include "liquid/render.hpp"
#include "liquid/sequence.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/partial.hpp"

namespace kiji::liquid {
namespace {

class Include final : public Node {
  public:
    Include(Place place, const PartialCall& call) : Node(place), call_(call) {}

    void render(Render& render) const override {
        if (render.is_isolated())
            return render.fail(render.fault("include usage is not allowed in this context",
                                            Fault::Kind::error, "use render here"));
        const Value name = render.evaluate(call_.name);
        if (render.failed())
            return;
        const std::string_view text = text_of(name, render);
        const Template* partial = render.failed() ? nullptr : render.find_partial(text);
        if (partial == nullptr)
            return;
        const Value value = value_of(text, render);
        if (render.failed() || !render.push_scope())
            return;
        write(*partial, text, value, render);
        render.pop_scope();
    }

  private:
    static std::string_view text_of(const Value& name, Render& render) {
        if (name.is(Value::Type::string))
            return name.string();
        // Liquid 4 looks for a file of whatever name.
        const bool none =
            name.is(Value::Type::nil) || (name.is(Value::Type::boolean) && !name.boolean());
        if (render.dialect() == Dialect::liquid4 && !none) {
            std::string text;
            append_string(text, name);
            return keep(render.arena(), text);
        }
        render.fail(render.fault("Argument error in tag 'include' - Illegal template name",
                                 Fault::Kind::error, "name a file: {% include 'header' %}"));
        return {};
    }

    Value value_of(std::string_view name, Render& render) const {
        if (call_.value != nullptr)
            return render.evaluate(*call_.value);
        std::atomic<std::uint32_t> hint = 0;
        return render.variables().find(name_of(name), hint).value_or(Value());
    }

    void write(const Template& partial, std::string_view name, const Value& value,
               Render& render) const {
        for (const Attribute& attribute : call_.attributes) {
            const Value given = render.evaluate(attribute.value);
            if (render.failed())
                return;
            render.variables().set(attribute.name, given);
        }
        const Name variable = variable_of(call_, name);
        if (!value.is(Value::Type::array)) {
            render.variables().set(variable, value);
            return render.write_partial(partial, name);
        }
        for (const Value& each : value.array()) {
            render.variables().set(variable, each);
            render.write_partial(partial, name);
            // A break in the partial stops each round behind its first tag, but no round is left
            // out.
            if (render.failed() || !render.spend_step())
                return;
        }
    }

    PartialCall call_;
};

const Node* parse(Parser& parser, const Tag& tag) {
    const Markup markup(tag.markup);
    const auto name = markup.find_fragment();
    if (!name) {
        parser.fail(tag,
                    "Error in tag 'include' - Valid syntax: include '[template]' (with|for) "
                    "[object|collection]");
        return nullptr;
    }
    const std::size_t end = markup.fragments_end(name->first);
    return parser.make<Include>(tag.place, read_partial(markup, name->first, end, parser));
}

}  // namespace

constinit const TagRow tags::include{
    .name = "include",
    .syntax = "{% include 'FILE' [with VALUE | for LIST] [as NAME] [KEY: VALUE] %}",
    .summary = "Write another template, which sees and sets the variables of this one",
    .parse = parse,
};

}  // namespace kiji::liquid
