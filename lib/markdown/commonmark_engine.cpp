#include "markdown/commonmark_engine.hpp"

#include <vector>

#include <fmt/core.h>

#include "markdown/cmark.hpp"
#include "markdown/cmark_document.hpp"

namespace kiji::markdown {

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
    const Result<std::string_view> html = document.html(*root);
    if (!html)
        return html.error();
    const std::size_t limit = limits.html_bytes_floor + limits.html_bytes_per_byte * text.size();
    if (html->size() > limit)
        return Error{fmt::format("the page takes more than {} bytes of HTML", limit)};
    return std::string(*html);
}

}  // namespace kiji::markdown
