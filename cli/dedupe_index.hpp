// dedupe --index: what was learnt of published posts, from one run to the next.
#pragma once

#include "command.hpp"
#include "dedupe/dedupe.hpp"

namespace kiji::cli {

/// `dedupe::find` with the index of --index, which is made anew where it is damaged, of another
/// version or wrong, and written where it changed. Error: the file there is no index, or cannot be
/// read or written.
Result<dedupe::Found> find_with_index(Session& session, dedupe::Posts posts,
                                      const dedupe::Options& options);

}  // namespace kiji::cli
