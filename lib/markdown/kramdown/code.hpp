// Code in the wrappers that Jekyll's style sheets know.
#pragma once

#include <string>
#include <string_view>

#include "markdown/kramdown/attributes.hpp"
#include "markdown/site_engine.hpp"

namespace kiji::markdown::kramdown {

/// True where Rouge has a lexer of this name, in any case of letters. O(log names).
bool has_lexer(std::string_view language);

/// What a code span with `attributes` carries in HTML.
Attributes code_span_attributes(Attributes attributes, const KramdownOptions& options);

/// Appends a block of code with what stands behind its fence, empty for none. `text` ends with a
/// line end. The text is not coloured.
void write_code_block(std::string& out, std::string_view text, std::string_view language,
                      Attributes attributes, const KramdownOptions& options);

}  // namespace kiji::markdown::kramdown
