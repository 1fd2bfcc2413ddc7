// Where Liquid runs.
#pragma once

#include "lint/rule.hpp"

namespace kiji::lint {

/// False for a document whose Liquid nobody runs: it has no front matter, or says
/// `render_with_liquid: false`, or Liquid is text by the settings.
bool runs_liquid(const Document& doc, const Findings& out);

}  // namespace kiji::lint
