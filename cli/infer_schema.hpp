// kiji lint --infer-schema: what the front matter of posts has in common.
#pragma once

#include <vector>

#include "command.hpp"

namespace kiji::cli {

/// Writes a configuration with a schema for each collection among `inputs` to standard output.
/// Returns the exit code.
int infer_schema(Session& session, const std::vector<Path>& inputs);

}  // namespace kiji::cli
