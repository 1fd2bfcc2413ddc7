// Text to HTML as kramdown has it: prepared, read by cmark-gfm, written.
#include "markdown/kramdown/engine.hpp"

#include <array>
#include <utility>

#include "markdown/cmark.hpp"
#include "markdown/cmark_document.hpp"
#include "markdown/kramdown/blocks.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr std::array extensions{"table", "strikethrough"};

}  // namespace

Result<std::string> Engine::to_html(std::string_view text, const Limits& limits) const {
    const Marks marks;
    CmarkDocument document(text, limits);
    const Result<cmark_node*> root = document.parse(
        CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE, extensions);
    if (!root)
        return root.error();
    return write_document(*root, marks, options_, text.size(),
                          limits.html_bytes_floor + limits.html_bytes_per_byte * text.size());
}

}  // namespace kiji::markdown::kramdown
