// Markdown as the sites of Jekyll have it rendered: the engines that `markdown:` in _config.yml
// names, with their options.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "value/value.hpp"

namespace kiji::markdown {

/// `kramdown:` of _config.yml, with the defaults that Jekyll gives.
struct KramdownOptions {
    enum class Entities : std::uint8_t { as_char, as_input, symbolic, numeric };

    bool gfm = true;  // input: GFM; else kramdown's own dialect
    bool auto_ids = true;
    std::string auto_id_prefix{};
    bool auto_id_stripping = false;  // GFM: always
    bool transliterated_header_ids = false;
    int header_offset = 0;
    std::vector<int> toc_levels{1, 2, 3, 4, 5, 6};
    bool hard_wrap = false;
    bool remove_line_breaks_for_cjk = false;
    bool parse_block_html = false;
    bool parse_span_html = true;
    Entities entity_output = Entities::as_char;
    /// What ' and " turn into at the begin and at the end of a quote: single, single, double,
    /// double.
    std::vector<std::string> smart_quotes{"\u2018", "\u2019", "\u201C", "\u201D"};
    /// mdash, ndash, hellip, laquo, raquo; the last two with a space inside: laquo_space,
    /// raquo_space.
    std::vector<std::string> typographic_symbols{"\u2014", "\u2013",       "\u2026",      "\u00AB",
                                                 "\u00BB", "\u00AB\u00A0", "\u00A0\u00BB"};
    int footnote_nr = 1;
    std::string footnote_prefix{};
    std::string footnote_backlink = "&#8617;";
    bool footnote_backlink_inline = false;
    /// mathjax: \( \) and \[ \]. Else $ and $$ in elements of the class kdmath.
    bool mathjax = true;
    /// Code in the wrappers of this highlighter; empty: bare <pre> and <code>.
    std::string syntax_highlighter = "rouge";
    std::string default_lang = "plaintext";
    bool guess_lang = true;
    bool highlight_blocks = true;
    bool highlight_spans = true;
    std::string css_class = "highlight";
    bool paragraph_end_quirk = true;  // gfm_quirks: paragraph_end
    bool typographic = true;          // gfm_quirks without no_auto_typographic
};

/// Reads the object below `kramdown:`; null: the defaults. A value that kramdown would not take
/// leaves the default. `highlighter`: of the site, for what `kramdown:` does not say itself.
KramdownOptions read_kramdown_options(const Value* config, std::string_view highlighter);

/// `commonmark:` of _config.yml: options and extensions of the program cmark-gfm, by the names that
/// jekyll-commonmark has for them.
struct CommonMarkOptions {
    bool smart = false;
    bool footnotes = false;
    bool hard_breaks = false;
    bool no_breaks = false;
    bool safe = false;
    bool source_positions = false;
    bool github_pre_lang = false;
    bool strikethrough_double_tilde = false;
    bool table_prefer_style_attributes = false;
    bool full_info_string = false;
    bool header_ids = false;  // an id on each heading, after GitHub
    bool table = false;
    bool strikethrough = false;
    bool autolink = false;
    bool tagfilter = false;
    bool tasklist = false;
    std::string syntax_highlighter = "rouge";
};

/// Reads the object below `commonmark:`; null: none of them.
CommonMarkOptions read_commonmark_options(const Value* config, std::string_view highlighter);

/// Renders bodies of pages. Never changes, so that threads share it.
class SiteEngine {
  public:
    SiteEngine() = default;
    SiteEngine(const SiteEngine&) = delete;
    SiteEngine& operator=(const SiteEngine&) = delete;
    virtual ~SiteEngine() = default;

    /// The HTML of `text`, which is UTF-8 and what Liquid left. Error: a limit was passed; `line`
    /// and `column` are in `text`, the path is empty. O(size) for all but hostile input, which the
    /// limits bound.
    [[nodiscard]] virtual Result<std::string> to_html(std::string_view text,
                                                      const Limits& limits) const = 0;
};

/// The engine that `markdown: name` asks for: kramdown, GFM, CommonMark or CommonMarkGhPages, in
/// any case of letters. `site_config`: the whole of _config.yml; null: the defaults. Error: there
/// is none of that name; the message says which there are.
Result<std::unique_ptr<SiteEngine>> make_site_engine(std::string_view name,
                                                     const Value* site_config);

/// `text`, which may be HTML, with quotes, dashes and dots as smart ones; tags, entities and code
/// stay as they are. O(size).
std::string smart_text(std::string_view text);

}  // namespace kiji::markdown
