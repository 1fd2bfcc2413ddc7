// Where nodes of YAML end in their text: yaml-cpp only says where they begin. Internal to
// lib/value.
#pragma once

#include <cstddef>
#include <string_view>

namespace kiji::yaml {

/// All take byte offsets into `text`, which yaml-cpp has read without an error, and never look
/// beyond its end. All are O(bytes passed).

/// Past blanks, line ends and comments.
std::size_t skip_space(std::string_view text, std::size_t at);
/// Past anchors and tags and what follows them, to the content of the node.
std::size_t skip_properties(std::string_view text, std::size_t at);
/// The end of `count` anchors and tags, without what follows them: those of a node without content.
std::size_t properties_end(std::string_view text, std::size_t at, std::size_t count);
/// The end of "*name".
std::size_t alias_end(std::string_view text, std::size_t at);
/// The end of a quoted scalar that begins with its quote at `at`; npos where it is never closed.
std::size_t quoted_end(std::string_view text, std::size_t at);
/// The end of a plain scalar that reads as `value`: the two are compared, white space aside.
std::size_t plain_end(std::string_view text, std::size_t at, std::string_view value);
/// The end of a block scalar ("|", ">") whose parent stands in column `parent` (-1: the root):
/// after its last non-blank byte, or after its header where it is empty.
std::size_t block_end(std::string_view text, std::size_t at, std::ptrdiff_t parent);
/// The end of a flow collection, behind its closing bracket, from the end of its last item.
std::size_t flow_end(std::string_view text, std::size_t at, char bracket);
/// Bytes from the beginning of the line.
std::ptrdiff_t column_of(std::string_view text, std::size_t at);

}  // namespace kiji::yaml
