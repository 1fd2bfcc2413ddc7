// Whether JSON has the shape that a JSON Schema says, for the words that kiji's own schemas use.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kiji::test {

/// What is wrong with `value`, each with its place ("/findings/0/line"); empty: nothing is. Throws
/// where the schema has a word that is not known here.
std::vector<std::string> faults(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace kiji::test
