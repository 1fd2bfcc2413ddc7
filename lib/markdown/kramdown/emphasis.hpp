// Emphasis as kramdown pairs its marks. CommonMark asks which side of a run of * or _ touches white
// space or punctuation, so that "**大規模（LLM）**は" stays as it is; kramdown asks for white space
// alone.
#pragma once

#include <deque>
#include <string>

struct cmark_node;

namespace kiji::markdown::kramdown {

/// Pairs the marks below `block` anew where cmark-gfm left some of them as text: elements and marks
/// become text with the tags in it (see marks.hpp), which `texts` owns. Without marks in its text a
/// block stays as it is. The work is bounded: where there are too many marks without a partner,
/// what is left of them stays text. O(size).
void pair_emphasis(cmark_node* block, std::deque<std::string>& texts);

}  // namespace kiji::markdown::kramdown
