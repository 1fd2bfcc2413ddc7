// What {% include %} and {% render %} share.
#pragma once

#include <span>
#include <string_view>

#include "liquid/markup.hpp"
#include "liquid/parser.hpp"

namespace kiji::liquid {

struct Attribute {
    Name name;
    Expression value;
};

/// `'name' with value as alias, key: value`, whatever of it is there.
struct PartialCall {
    Expression name{};
    const Expression* value = nullptr;
    bool for_each = false;  // "for" in place of "with"
    std::string_view alias{};
    std::span<const Attribute> attributes{};
};

/// Reads what stands behind the name of the partial, which is [begin, end) of `markup`.
PartialCall read_partial(const Markup& markup, std::size_t begin, std::size_t end, Parser& parser);

/// The variable that a partial finds its value in: its alias, else the last part of its name.
Name variable_of(const PartialCall& call, std::string_view name);

}  // namespace kiji::liquid
