// The pages of the theme that kiji brings.
#pragma once

#include <string_view>

#include "base/limits.hpp"

namespace kiji::site {

class FrontReader;
class Site;

/// Adds them to a site whose own files are all read; a page of the site's own, or of a plugin, in
/// the same place stays alone. A site that does not ask for the theme is left without its layouts.
void add_built_in_theme(Site& site, const FrontReader& front, const Limits& limits);

/// Whether the theme that kiji brings has a layout of this name.
bool has_built_in_layout(std::string_view name);

}  // namespace kiji::site
