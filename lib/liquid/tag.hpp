// What a tag is: a row of documentation and a function that makes a node of it.
#pragma once

#include <cstdint>
#include <string_view>

#include "liquid/dialect.hpp"
#include "liquid/node.hpp"

namespace kiji::liquid {

class Parser;

/// A tag as it is written: `{% name markup %}`. Views into the text of the template.
struct Tag {
    std::string_view name;
    std::string_view markup;  // what stands behind the name and its white space, up to the end
    Place place;
};

struct TagRow {
    std::string_view name;
    std::string_view syntax;   // "{% assign NAME = VALUE %}"
    std::string_view summary;  // one line, imperative, no full stop
    /// Makes the node, in parser.arena(), and reads the body of a block. Null, after parser.fail(),
    /// where it cannot.
    const Node* (*parse)(Parser& parser, const Tag& tag);
    Known known = Known::in_both;
};

}  // namespace kiji::liquid
