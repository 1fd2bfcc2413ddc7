// {% break %}
#include "liquid/parser.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/interrupt_node.hpp"

namespace kiji::liquid {
namespace {

const Node* parse(Parser& parser, const Tag& tag) {
    return parser.make<InterruptNode>(tag.place, Interrupt::stop_loop);
}

}  // namespace

constinit const TagRow tags::break_loop{
    .name = "break",
    .syntax = "{% break %}",
    .summary = "Leave the loop",
    .parse = parse,
};

}  // namespace kiji::liquid
