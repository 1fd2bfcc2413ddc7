// The filters that Jekyll adds to Liquid, and those of Liquid that it has otherwise.
#pragma once

#include <span>

#include "liquid/liquid.hpp"

namespace kiji::site::filters {

/// Rows for liquid::Engine: all families, one behind the other. They ask RenderOptions::host, which
/// must be a site::Host.
std::span<const liquid::FilterRow> rows();

}  // namespace kiji::site::filters
