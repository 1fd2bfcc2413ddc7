// Faults in words: Liquid's own, which stand in the output, and ours.
#pragma once

#include <string>
#include <string_view>

#include "liquid/answer.hpp"
#include "liquid/engine.hpp"
#include "liquid/node.hpp"
#include "liquid/parser.hpp"

namespace kiji::liquid {

/// "Liquid error (header line 3): divided by 0". `name` is that of the partial, empty for the first
/// template.
std::string words_of(const Fault& fault, const Place& place, std::string_view name,
                     Dialect dialect);

/// The fault of a render, without the way that led there.
Problem problem_of(const Fault& fault, const Place& place, const Template& tree,
                   std::string liquid);

/// The fault of a parse.
Diagnostic diagnostic_of(const ParseFault& fault, Severity severity);

}  // namespace kiji::liquid
