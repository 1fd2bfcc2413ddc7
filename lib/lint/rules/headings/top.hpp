// What stands first on a page.
#pragma once

#include "document/document.hpp"
#include "lint/facts/outline.hpp"

namespace kiji::lint {

/// True for a block of HTML that is one comment and nothing else.
bool is_comment_block(const Document& doc, markdown::NodeId block);

/// True where nothing but comments stands before `heading`.
bool is_top_of_page(const Facts& facts, const WrittenHeading& heading);

}  // namespace kiji::lint
