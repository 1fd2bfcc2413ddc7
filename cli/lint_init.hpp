// The configuration that kiji lint --init writes.
#pragma once

#include "command.hpp"

namespace kiji::cli {

/// Writes .kiji.yml into the working folder; refuses where a configuration is there. Returns an
/// exit code.
int write_configuration(Session& session);

}  // namespace kiji::cli
