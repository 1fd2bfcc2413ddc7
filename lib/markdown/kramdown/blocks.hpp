// A document that cmark-gfm read, written as kramdown writes it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "markdown/kramdown/marks.hpp"
#include "markdown/site_engine.hpp"

struct cmark_node;

namespace kiji::markdown::kramdown {

/// The HTML of `document`. Error: more than `limit` bytes. O(size).
Result<std::string> write_document(cmark_node* document, const Marks& marks,
                                   const KramdownOptions& options, std::size_t source_bytes,
                                   std::size_t limit);

}  // namespace kiji::markdown::kramdown
