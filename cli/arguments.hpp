// The words of a command line, as options.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "command.hpp"
#include "options.hpp"

namespace kiji::cli {

/// Reads the words behind the name of `command`. Error: why they make no sense.
Result<Options> parse_arguments(const Command& command, const std::vector<std::string>& words);

}  // namespace kiji::cli
