// Doing something again whenever files change.
#pragma once

#include <functional>

#include "command.hpp"

namespace kiji::cli {

/// Runs `once` now and after each change of the posts that the words of `session` lead to, or of
/// their configuration, until the program is stopped. Looks several times a second.
int watch(Session& session, const std::function<int()>& once);

}  // namespace kiji::cli
