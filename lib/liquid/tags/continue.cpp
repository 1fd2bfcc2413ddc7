// {% continue %}
#include "liquid/parser.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/interrupt_node.hpp"

namespace kiji::liquid {
namespace {

const Node* parse(Parser& parser, const Tag& tag) {
    return parser.make<InterruptNode>(tag.place, Interrupt::next_round);
}

}  // namespace

constinit const TagRow tags::continue_loop{
    .name = "continue",
    .syntax = "{% continue %}",
    .summary = "Go on with the next round of the loop",
    .parse = parse,
};

}  // namespace kiji::liquid
