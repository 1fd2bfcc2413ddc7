// Rules, their options and the keys of kiji.yml as JSON.
#pragma once

#include <span>
#include <string>

#include "lint/lint.hpp"

namespace kiji::cli {

/// The JSON Schema of kiji.yml, draft 2020-12, made from the tables of keys, rules and options.
std::string config_schema();

/// An array with an object for each rule.
std::string rules_as_json(std::span<const lint::Rule* const> rules);

/// What an option is where nothing is set, as JSON.
std::string json_default(const lint::Option& option);

}  // namespace kiji::cli
