// kiji dedupe --fix: what is taken out of posts, shown or done.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "command.hpp"
#include "dedupe_plans.hpp"

namespace kiji::cli {

/// True where the flags ask for a repair, or to see one.
bool wants_repair(const Options& options);

/// Why the flags of a repair make no sense together; nothing where they do.
std::optional<std::string> repair_misuse(const Options& options);

/// Plans the repair of `posts`, asks where it is to, and writes it, or what it would do. `errors`:
/// what could not be read, told of already. Returns the exit code: 1 where nothing is written but
/// something would be.
int repair_posts(Session& session, std::span<const RepairPost> posts, std::vector<Error> errors);

}  // namespace kiji::cli
