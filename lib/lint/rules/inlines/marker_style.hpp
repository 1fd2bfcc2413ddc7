// What the rules about the markers of emphasis and of strong emphasis share.
#pragma once

#include <array>
#include <string_view>

#include "lint/facts/inlines.hpp"
#include "lint/rule.hpp"

namespace kiji::lint {

inline constexpr std::array<std::string_view, 3> marker_styles{"consistent", "asterisk",
                                                               "underscore"};
inline constexpr std::array marker_options{Option{
    .name = "style",
    .summary = "the marker; \"consistent\": that of the first one in the text",
    .standard = std::string_view("consistent"),
    .choices = marker_styles,
}};

/// Finds tokens of `kind`, emphasis or strong, whose markers are not those of the style.
void check_markers(const Document& doc, InlineToken::Kind kind, Findings& out);

}  // namespace kiji::lint
