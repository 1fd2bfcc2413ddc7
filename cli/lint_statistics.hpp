// How many findings each rule has, and how long it took.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "lint/lint.hpp"

namespace kiji::cli {

using RuleCounts = std::map<std::string_view, std::size_t>;

/// A line for each rule that found something, most findings first.
std::string statistics(const RuleCounts& counts);

/// A line for each rule that ran, slowest first, with its share of all rules.
std::string profile(const lint::RuleTimes& times);

}  // namespace kiji::cli
