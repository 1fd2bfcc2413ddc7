// Tables as kramdown finds them: every paragraph whose lines all have a pipe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiji::markdown::kramdown {

/// True where `line` has a pipe that no backslash stands before.
bool has_pipe(std::string_view line);

/// The table of `lines`, which all have one, as a table that cmark-gfm reads: the lines, and for
/// each row what it belongs to: 'h' header, 'b' body, 'B' a new body, 'f' footer. Nothing where
/// kramdown sees none. O(size).
struct TableLines {
    std::vector<std::string> lines{};
    std::string groups{};
};
std::optional<TableLines> read_table(const std::vector<std::string_view>& lines);

}  // namespace kiji::markdown::kramdown
