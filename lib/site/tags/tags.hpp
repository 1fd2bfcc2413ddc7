// The tags that Jekyll adds to Liquid, and those of Liquid that it has otherwise.
#pragma once

#include <span>

#include "liquid/liquid.hpp"

namespace kiji::site::tags {

/// Rows for liquid::Engine. They ask RenderOptions::host, which must be a site::Host.
std::span<const liquid::TagRow> rows();

/// {% include %} under any name.
const liquid::Node* parse_include(liquid::Parser& parser, const liquid::Tag& tag);

}  // namespace kiji::site::tags
