// What {% if %} and {% unless %} share: conditions with a body each.
#pragma once

#include <span>

#include "liquid/parser.hpp"
#include "liquid/render.hpp"

namespace kiji::liquid {

struct Branch {
    const Condition* condition = nullptr;  // null: else
    Body body{};
};

/// Reads the branches of the block that `tag` opens. Empty where that fails. The bodies lose their
/// white space where nothing in them can be seen, as Liquid 5 has it.
std::span<const Branch> read_branches(Parser& parser, const Tag& tag);

/// All bodies are blank.
bool are_blank(std::span<const Branch> branches);

}  // namespace kiji::liquid
