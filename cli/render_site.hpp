// kiji render --site: one file of a site as kiji build writes it.
#pragma once

#include "base/result.hpp"
#include "inputs.hpp"

namespace kiji::cli {

/// The page of `input`, a path from here or one below the site that --site names. Exit code 1: it
/// has a fault, or the build leaves it out.
int render_of_site(Session& session, const Path& input);

}  // namespace kiji::cli
