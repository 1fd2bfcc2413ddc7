#include "markdown/commonmark_engine.hpp"

#include <deque>
#include <vector>

#include <fmt/core.h>

#include "markdown/cmark.hpp"
#include "markdown/cmark_document.hpp"
#include "markdown/html_escape.hpp"
#include "markdown/kramdown/header_ids.hpp"
#include "markdown/kramdown/typography.hpp"
#include "markdown/markdown.hpp"

namespace kiji::markdown {
namespace {

cmark_chunk chunk_of(std::deque<std::string>& texts, std::string text) {
    texts.push_back(std::move(text));
    cmark_chunk chunk{};
    chunk.data = reinterpret_cast<unsigned char*>(texts.back().data());
    chunk.len = static_cast<bufsize_t>(texts.back().size());
    return chunk;
}

// Walks all nodes below `top`, parents first.
template <typename Visit>
void for_each_node(cmark_node* top, const Visit& visit) {
    for (cmark_node* node = top->first_child; node != nullptr;) {
        visit(node);
        // the texts of images are attributes
        if (node->first_child != nullptr && node->type != CMARK_NODE_IMAGE) {
            node = node->first_child;
            continue;
        }
        while (node != top && node->next == nullptr)
            node = node->parent;
        node = node == top ? nullptr : node->next;
    }
}

// Quotes and dashes; cmark-gfm's own take time that grows with the square of the text.
void set_typography(cmark_node* root, std::deque<std::string>& texts) {
    KramdownOptions options;
    options.typographic_symbols = {"\u2014",   "\u2013",    "\u2026",   "&lt;&lt;",
                                   "&gt;&gt;", "&lt;&lt; ", " &gt;&gt;"};
    const kramdown::Typography typography(options);
    for_each_node(root, [&](cmark_node* node) {
        if (node->type != CMARK_NODE_TEXT)
            return;
        std::string text(view(node->as.literal));
        const std::size_t size = text.size();
        if (node->next != nullptr)
            text += node->next->type == CMARK_NODE_SOFTBREAK ? "\n" : "*x";
        const bool continues = node->prev != nullptr && node->prev->type == CMARK_NODE_SOFTBREAK;
        std::string html;
        typography.write(html, text, size, continues);
        node->type = CMARK_NODE_CUSTOM_INLINE;
        node->as.custom.on_enter = chunk_of(texts, std::move(html));
        node->as.custom.on_exit = {};
    });
}

// A heading with an id is a block of ours; cmark-gfm puts line ends behind its begin and before its
// end, which `seam` marks for `joined`.
constexpr char seam = '\x02';

void set_header_ids(cmark_node* root, std::deque<std::string>& texts) {
    const KramdownOptions options;
    kramdown::HeaderIds ids(options);
    for_each_node(root, [&](cmark_node* node) {
        if (node->type != CMARK_NODE_HEADING)
            return;
        std::string text;
        for_each_node(node, [&text](const cmark_node* inner) {
            if (inner->type == CMARK_NODE_TEXT || inner->type == CMARK_NODE_CODE)
                text += view(inner->as.literal);
        });
        const int level = node->as.heading.level;
        std::string id;
        escape_html(id, ids.next(text));
        node->type = CMARK_NODE_CUSTOM_BLOCK;
        node->as.custom.on_enter =
            chunk_of(texts, fmt::format("<h{} id=\"{}\">{}", level, id, seam));
        node->as.custom.on_exit = chunk_of(texts, fmt::format("{}</h{}>", seam, level));
    });
}

std::string joined(std::string_view html) {
    std::string out;
    out.reserve(html.size());
    for (std::size_t at = 0; at < html.size(); ++at) {
        if (html[at] == seam && at + 1 < html.size() && html[at + 1] == '\n')
            ++at;
        else if (html[at] != '\n' || at + 1 >= html.size() || html[at + 1] != seam)
            out += html[at];
        else
            ++at;
    }
    return out;
}

}  // namespace

Result<std::string> CommonMarkEngine::to_html(std::string_view text, const Limits& limits) const {
    int options = 0;
    const auto set = [&options](bool wanted, int flag) { options |= wanted ? flag : 0; };
    set(options_.footnotes, CMARK_OPT_FOOTNOTES);
    set(options_.hard_breaks, CMARK_OPT_HARDBREAKS);
    set(options_.no_breaks, CMARK_OPT_NOBREAKS);
    set(!options_.safe, CMARK_OPT_UNSAFE);
    set(options_.source_positions, CMARK_OPT_SOURCEPOS);
    set(options_.github_pre_lang, CMARK_OPT_GITHUB_PRE_LANG);
    set(options_.strikethrough_double_tilde, CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
    set(options_.table_prefer_style_attributes, CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES);
    set(options_.full_info_string, CMARK_OPT_FULL_INFO_STRING);
    std::vector<const char*> extensions;
    const auto attach = [&extensions](bool wanted, const char* name) {
        if (wanted)
            extensions.push_back(name);
    };
    attach(options_.table, "table");
    attach(options_.strikethrough, "strikethrough");
    attach(options_.autolink, "autolink");
    attach(options_.tagfilter, "tagfilter");
    attach(options_.tasklist, "tasklist");

    CmarkDocument document(text, limits);
    const Result<cmark_node*> root = document.parse(options, extensions);
    if (!root)
        return root.error();
    std::deque<std::string> texts;
    if (options_.header_ids)
        set_header_ids(*root, texts);
    if (options_.smart)
        set_typography(*root, texts);
    const Result<std::string_view> html = document.html(*root);
    if (!html)
        return html.error();
    const std::size_t limit = limits.html_bytes_floor + limits.html_bytes_per_byte * text.size();
    if (html->size() > limit)
        return Error{fmt::format("the page takes more than {} bytes of HTML", limit)};
    return options_.header_ids ? joined(*html) : std::string(*html);
}

}  // namespace kiji::markdown
