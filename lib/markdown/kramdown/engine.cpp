// Text to HTML as kramdown has it: prepared, read by cmark-gfm, written.
#include "markdown/kramdown/engine.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "markdown/cmark.hpp"
#include "markdown/cmark_document.hpp"
#include "markdown/kramdown/blocks.hpp"
#include "markdown/kramdown/prepare.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr std::array extensions{"table", "strikethrough"};

// Line ends as "\n", and no byte that marks begin or end with.
std::string cleaned(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\r')
            out += at + 1 < text.size() && text[at + 1] == '\n' ? text[++at] : '\n';
        else if (c == mask || c == mask_end || c == '\0')
            out += "\uFFFD";
        else
            out += c;
    }
    return out;
}

bool is_clean(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        return c == '\r' || c == mask || c == mask_end || c == '\0';
    });
}

}  // namespace

Result<std::string> Engine::to_html(std::string_view text, const Limits& limits) const {
    std::string copy;
    if (!is_clean(text)) {
        copy = cleaned(text);
        text = copy;
    }
    const Prepared prepared = prepare(text, options_);
    CmarkDocument document(prepared.text, limits);
    const Result<cmark_node*> root = document.parse(
        CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE,
        std::span(extensions).first(options_.gfm ? 2 : 1));
    if (!root) {
        Error error = root.error();
        error.line = prepared.source_line(error.line);
        return error;
    }
    return write_document(*root, prepared.marks, options_, text.size(),
                          limits.html_bytes_floor + limits.html_bytes_per_byte * text.size());
}

}  // namespace kiji::markdown::kramdown
