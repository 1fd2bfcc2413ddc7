// What the words inside a marker's frame say.
#pragma once

#include <string_view>

#include "prose/marker_line.hpp"

namespace kiji::prose {

/// What `phrase` is, framed as a marker is: "END", "CHUNK 2 of 5", "続きを生成". O(size).
MarkerKind phrase_kind(std::string_view phrase);
/// What it is in an HTML comment. Authors mark their own parts with these: only what tells of
/// chunks, of going on, and of numbered parts is a machine's. O(size).
MarkerKind comment_kind(std::string_view phrase);
/// True for "chunk" and "next chunk": with no number or end, these are a marker in some frames
/// only.
bool names_chunk(std::string_view phrase);
/// True for words that are a marker in bold type too, where a line is nearly always an author's.
bool is_shouted(std::string_view phrase);

}  // namespace kiji::prose
