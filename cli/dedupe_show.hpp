// How kiji dedupe tells what it found.
#pragma once

#include <span>
#include <vector>

#include "command.hpp"
#include "dedupe/dedupe.hpp"
#include "dedupe_plans.hpp"

namespace kiji::cli {

/// Writes `found` in the format that `session` asks for, and to the file of --report. `errors`:
/// what could not be read, told of already; those of `found` are told here. `repairs`: the posts,
/// as --fix would be given them, so that it can be said what it does. Returns the exit code.
int show(Session& session, const dedupe::Found& found, dedupe::Posts posts,
         std::vector<Error> errors, std::span<const RepairPost> repairs);

}  // namespace kiji::cli
