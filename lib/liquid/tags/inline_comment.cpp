// {% # %}
#include "liquid/characters.hpp"
#include "liquid/parser.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/silent_node.hpp"

namespace kiji::liquid {
namespace {

// Every line of a comment begins with "#", or it might have been meant as a tag.
const Node* parse(Parser& parser, const Tag& tag) {
    for (std::size_t at = tag.markup.find('\n'); at != std::string_view::npos;
         at = tag.markup.find('\n', at + 1)) {
        const std::size_t begin = skip_blanks(tag.markup, at);
        if (begin < tag.markup.size() && tag.markup[begin] != '#') {
            parser.fail(tag,
                        "Syntax error in tag '#' - Each line of comments must be prefixed by the "
                        "'#' character");
            return nullptr;
        }
        at = begin - 1;
    }
    return parser.make<SilentNode>(tag.place, true);
}

}  // namespace

constinit const TagRow tags::inline_comment{
    .name = "#",
    .syntax = "{% # … %}",
    .summary = "Leave out what stands in the tag",
    .parse = parse,
    .known = Known::in_5,
};

}  // namespace kiji::liquid
