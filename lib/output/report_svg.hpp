// Pictures as SVG for the HTML report. No text in them: they stretch with the page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "output/pictures.hpp"

namespace kiji::output {

/// A bar of equal cells, as `strip` has them; for lists, where all bars are as wide as each other.
/// `label` is read out in its place.
std::string strip_svg(const dedupe::DocumentReport& post, std::size_t cells,
                      std::string_view label);

/// The same, but each part where it stands in a file of `size` bytes, below the arcs.
std::string map_svg(const dedupe::DocumentReport& post, std::size_t size, std::string_view label);

std::string arcs_svg(const Picture<Arc>& arcs, std::size_t size, std::string_view label);

/// `blocks` x `blocks`, the first one top left, both halves.
std::string dots_svg(const Picture<Dot>& dots, std::size_t blocks, std::string_view label);

/// What a relation looks like in both pictures, for the legend.
std::string sample_svg(dedupe::Relation relation);
/// What a share looks like in the strip.
std::string sample_svg(dedupe::Share share);

}  // namespace kiji::output
