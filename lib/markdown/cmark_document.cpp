#include "markdown/cmark_document.hpp"

#include <algorithm>
#include <cstring>

#include <fmt/core.h>

#include "markdown/cmark.hpp"
#include "markdown/cmark_wrap.hpp"

namespace kiji::markdown {
namespace {

// What happens inside of cmark-gfm: trivial types only, as it may be left in any allocation.
struct Run {
    CmarkMemory* memory = nullptr;
    Guards* guards = nullptr;
    const char* text = nullptr;
    std::size_t size = 0;
    int options = 0;
    const char* const* extensions = nullptr;
    std::size_t extension_count = 0;
    bool has_nul_or_return = false;
    bool refused = false;
    cmark_parser* parser = nullptr;
    cmark_node* document = nullptr;
};

bool feed(Run& run) {
    for (std::size_t at = 0; at < run.size;) {
        const char* begin = run.text + at;
        const auto* found = static_cast<const char*>(std::memchr(begin, '\n', run.size - at));
        const std::size_t length =
            found == nullptr ? run.size - at : static_cast<std::size_t>(found - begin);
        const std::size_t with_end = std::min(length + 1, run.size - at);
        if (!run.guards->before_line(*run.parser, {begin, length}))
            return false;
        if (run.has_nul_or_return) {
            cmark_parser_feed(run.parser, begin, with_end);
            if (with_end == length)
                cmark_parser_feed(run.parser, "\n", 1);
        } else {
            feed_line(*run.parser, {begin, length});
        }
        at += with_end;
        if (!run.guards->after_line(*run.parser))
            return false;
    }
    return run.guards->before_inlines(*run.parser);
}

void parse_document(void* argument) {
    Run& run = *static_cast<Run*>(argument);
    run.parser = run.memory->new_parser(run.options, {run.extensions, run.extension_count});
    run.refused = !feed(run);
    if (!run.refused)
        run.document = cmark_parser_finish(run.parser);
}

}  // namespace

CmarkDocument::CmarkDocument(std::string_view text, const Limits& limits)
    : text_(text),
      memory_(limits.markdown_bytes_floor + limits.markdown_bytes_per_byte * text.size()),
      guards_(limits, text.size()) {}

Result<cmark_node*> CmarkDocument::parse(int options, std::span<const char* const> extensions) {
    Run run{.memory = &memory_,
            .guards = &guards_,
            .text = text_.data(),
            .size = text_.size(),
            .options = options,
            .extensions = extensions.data(),
            .extension_count = extensions.size(),
            .has_nul_or_return = text_.find('\0') != std::string_view::npos ||
                                 text_.find('\r') != std::string_view::npos};
    const WwwLinks links(text_);
    if (!memory_.run(parse_document, &run)) {
        const std::size_t line =
            run.parser == nullptr ? 1 : static_cast<std::size_t>(run.parser->line_number);
        return Error{fmt::format("the Markdown up to here takes more than {} MB to parse",
                                 memory_.bytes() >> 20U),
                     {},
                     line,
                     1};
    }
    if (run.refused)
        return Error{guards_.stop().message, {}, guards_.stop().line, guards_.stop().column};
    parser_ = run.parser;
    return run.document;
}

Result<std::string_view> CmarkDocument::html(cmark_node* root) {
    struct Render {
        cmark_parser* parser;
        cmark_node* root;
        const char* html = nullptr;
    };
    Render render{.parser = parser_, .root = root};
    const auto work = [](void* argument) {
        Render& to = *static_cast<Render*>(argument);
        to.html = cmark_render_html_with_mem(to.root, to.parser->options,
                                             to.parser->syntax_extensions, to.parser->mem);
    };
    if (!memory_.run(work, &render))
        return Error{
            fmt::format("the HTML takes more than {} MB to write", memory_.bytes() >> 20U)};
    return std::string_view(render.html);
}

}  // namespace kiji::markdown
