// Text to cmark-gfm's own nodes, in bounded memory and within the guards: for writers of HTML that
// need no places. `parse` of the door builds the tree with places instead.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "markdown/cmark_memory.hpp"
#include "markdown/guards.hpp"

struct cmark_node;
struct cmark_parser;

namespace kiji::markdown {

/// One text as cmark-gfm read it. At most one at a time on a thread, and none beside a CmarkMemory.
class CmarkDocument {
  public:
    /// `text` must live as long as this.
    CmarkDocument(std::string_view text, const Limits& limits);

    /// Reads the text with these options (CMARK_OPT_…) and extensions. The nodes live as long as
    /// this. Error: a limit was passed; line and column are in the text. Call once.
    Result<cmark_node*> parse(int options, std::span<const char* const> extensions);

    /// The HTML of `root` as cmark-gfm writes it with the same options and extensions. It lives as
    /// long as this. Error: it takes more memory than the limits allow. Call it after parse().
    Result<std::string_view> html(cmark_node* root);

  private:
    std::string_view text_;
    CmarkMemory memory_;
    Guards guards_;
    cmark_parser* parser_ = nullptr;
};

}  // namespace kiji::markdown
