// The JSON Schema of kiji.yml.
#pragma once

#include <string>

namespace kiji::cli {

/// Draft 2020-12, made from the tables of keys, rules and options.
std::string config_schema();

}  // namespace kiji::cli
