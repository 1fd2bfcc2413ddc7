// Where a site may be built to.
#pragma once

#include "base/result.hpp"

namespace kiji::site {

/// The destination as an absolute path without links; parts of it that are not there yet stay as
/// they are written. An Error where a build would write over something else: it is no folder, it is
/// the source or holds it, or it is or holds `home` ("": nobody's).
Result<Path> find_destination(const Path& destination, const Path& source, const Path& home);

}  // namespace kiji::site
