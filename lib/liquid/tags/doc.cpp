// {% doc %}
#include "liquid/characters.hpp"
#include "liquid/inner_tag.hpp"
#include "liquid/parser.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/silent_node.hpp"

namespace kiji::liquid {
namespace {

const Node* parse(Parser& parser, const Tag& tag) {
    if (!is_all_blank(tag.markup)) {
        parser.fail(tag, "Syntax Error in 'doc' - Valid syntax: {% doc %}{% enddoc %}");
        return nullptr;
    }
    bool empty = true;
    while (const std::optional<Token> token = parser.next_token()) {
        if (const std::optional<InnerTag> inner = inner_tag(*token, parser.dialect())) {
            if (inner->name == tag.name) {
                parser.fail(tag, "Syntax Error in 'doc' - Nested doc tags are not allowed");
                return nullptr;
            }
            if (ends(*inner, tag.name)) {
                parser.trim_following(inner->trims_after);
                return parser.make<SilentNode>(tag.place, empty && inner->before.empty());
            }
        }
        empty = false;
    }
    parser.never_closed(tag);
    return nullptr;
}

}  // namespace

constinit const TagRow tags::doc{
    .name = "doc",
    .syntax = "{% doc %}…{% enddoc %}",
    .summary = "Say what a template is for; none of it is written",
    .parse = parse,
    .known = Known::in_5,
};

}  // namespace kiji::liquid
