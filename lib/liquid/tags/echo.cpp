// {% echo %}
#include "liquid/output_node.hpp"
#include "liquid/parser.hpp"
#include "liquid/tags.hpp"

namespace kiji::liquid {
namespace {

const Node* parse(Parser& parser, const Tag& tag) {
    const Output output = parser.output(tag.markup, tag.place);
    return parser.failed() ? nullptr : parser.make<OutputNode>(tag.place, output);
}

}  // namespace

constinit const TagRow tags::echo{
    .name = "echo",
    .syntax = "{% echo VALUE %}",
    .summary = "Write a value, as {{ VALUE }} does",
    .parse = parse,
    .known = Known::in_5,
};

}  // namespace kiji::liquid
