// What the other end of a stream is like.
#pragma once

#include <cstddef>

#include "options.hpp"
#include "output/output.hpp"

namespace kiji::cli {

/// Colours for `descriptor`: as the flag says; else for a terminal, unless NO_COLOR is set and not
/// empty (no-color.org) or TERM is "dumb".
output::Color color_for(int descriptor, ColorChoice choice);

/// Whether a line may be written again in its place: on terminals, but for a TERM of "dumb".
bool moves_cursor(int descriptor);

/// Columns a line may take: those of the terminal, within reason; 100 for a file or pipe, so that
/// what is written there does not depend on the window.
std::size_t columns_of(int descriptor);

/// Block characters, but for a terminal whose locale is not UTF-8 or whose TERM is "dumb". A file
/// or pipe gets them always, so that what is written there does not depend on the locale.
output::Glyphs glyphs_for(int descriptor);

}  // namespace kiji::cli
