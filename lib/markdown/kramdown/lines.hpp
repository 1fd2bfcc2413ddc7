// Lines of the source as the blocks around them see them.
#pragma once

#include <cstddef>
#include <string_view>

namespace kiji::markdown::kramdown {

struct Line {
    std::size_t begin = 0;
    std::size_t rest = 0;  // behind quote marks and white space
    std::size_t end = 0;   // of the text, without the line end
    std::size_t next = 0;  // where the next line begins
    int quotes = 0;        // marks before it
    int indent = 0;        // columns behind the last of them
    bool blank() const { return rest == end; }
};

/// The line of `text` that begins at `at`. O(length).
Line read_line(std::string_view text, std::size_t at);

// How a line begins, seen from its first character that is none of white space.

/// "***", "- - -"
bool is_rule(std::string_view rest);
/// "---", "===": a line under a heading.
bool is_underline(std::string_view rest);
/// "|--|:-:|"
bool is_table_delimiter(std::string_view rest);
/// "- x", "12. x": bytes of the marker; 0: it begins no item.
std::size_t item_marker_size(std::string_view rest);
/// "## x": how many; 0: it is no heading.
std::size_t heading_level(std::string_view rest);
/// "```": how many ticks or tildes; 0 for fewer than three.
std::size_t fence_size(std::string_view rest);
/// "{: …}" alone: where its text ends; npos: it is none. `named`: "{:name: …}" counts too.
bool is_attribute_line(std::string_view rest);
/// What CommonMark takes for the begin of a block, or kramdown never does.
bool looks_like_block(std::string_view rest);

}  // namespace kiji::markdown::kramdown
