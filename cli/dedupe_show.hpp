// How kiji dedupe tells what it found.
#pragma once

#include <vector>

#include "command.hpp"
#include "dedupe/dedupe.hpp"

namespace kiji::cli {

/// Writes `found` in the format that `session` asks for, and to the file of --report. `errors`:
/// what could not be read, told of already; those of `found` are told here. Returns the exit code.
int show(Session& session, const dedupe::Found& found, dedupe::Posts posts,
         std::vector<Error> errors);

}  // namespace kiji::cli
