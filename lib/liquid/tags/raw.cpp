// {% raw %}
#include "liquid/characters.hpp"
#include "liquid/inner_tag.hpp"
#include "liquid/parser.hpp"
#include "liquid/render.hpp"
#include "liquid/tags.hpp"

namespace kiji::liquid {
namespace {

class Raw final : public Node {
  public:
    Raw(Place place, std::string_view text) : Node(place, Form::block), text_(text) {
        set_blank(text.empty());
    }
    void render(Render& render) const override { render.out() += text_; }

  private:
    std::string_view text_;
};

const Node* parse(Parser& parser, const Tag& tag) {
    if (!is_all_blank(tag.markup)) {
        parser.fail(tag, "Syntax Error in 'raw' - Valid syntax: raw");
        return nullptr;
    }
    const bool is_4 = parser.dialect() == Dialect::liquid4;
    std::string text;
    while (const std::optional<Token> token = parser.next_token()) {
        if (const std::optional<InnerTag> inner = inner_tag(*token, parser.dialect())) {
            const bool over = ends(*inner, tag.name);
            // Liquid 4 writes twice what stands before a tag in one token: "{{ {% a %}".
            if (is_4 || over)
                text += inner->before;
            if (over) {
                if (!is_4)
                    parser.trim_following(inner->trims_after);
                return parser.make<Raw>(tag.place, keep(parser.arena(), text));
            }
        }
        text += token->text;
    }
    parser.never_closed(tag);
    return nullptr;
}

}  // namespace

constinit const TagRow tags::raw{
    .name = "raw",
    .syntax = "{% raw %}…{% endraw %}",
    .summary = "Write the part between as it stands",
    .parse = parse,
};

}  // namespace kiji::liquid
