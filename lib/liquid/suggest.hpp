// "did you mean": names that are nearly the one that nobody knows.
#pragma once

#include <string>
#include <string_view>

#include "liquid/engine.hpp"
#include "value/value.hpp"

namespace kiji::liquid {

class Variables;

/// Help for a message; empty where nothing is near. O(names).
std::string suggest_tag(const Engine& engine, std::string_view name);
std::string suggest_filter(const Engine& engine, std::string_view name);
std::string suggest_variable(const Variables& variables, std::string_view name);
/// A key of `object`; of what is no object, nothing.
std::string suggest_member(const Value& object, std::string_view name);

}  // namespace kiji::liquid
