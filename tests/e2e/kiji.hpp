// Runs the kiji that was built.
#pragma once

#include <string>
#include <vector>

#include "support/process.hpp"

namespace kiji::test {

/// `kiji ARGUMENTS` with standard input empty.
Finished kiji(std::vector<std::string> arguments, const std::string& folder = {});
Finished kiji(Start start);

/// How many times longer things take in this build (sanitizers).
inline constexpr double slowness = KIJI_SLOWNESS;

}  // namespace kiji::test
