#include "lint/facts/html_flow.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"

namespace kiji::lint {
namespace {

// CommonMark 0.31.2, 4.6: names that begin a block whatever stands behind them (condition 6).
constexpr std::array<std::string_view, 62> block_names{
    "address",  "article",  "aside",    "base",       "basefont", "blockquote", "body",   "caption",
    "center",   "col",      "colgroup", "dd",         "details",  "dialog",     "dir",    "div",
    "dl",       "dt",       "fieldset", "figcaption", "figure",   "footer",     "form",   "frame",
    "frameset", "h1",       "h2",       "h3",         "h4",       "h5",         "h6",     "head",
    "header",   "hr",       "html",     "iframe",     "legend",   "li",         "link",   "main",
    "menu",     "menuitem", "nav",      "noframes",   "ol",       "optgroup",   "option", "p",
    "param",    "search",   "section",  "summary",    "table",    "tbody",      "td",     "tfoot",
    "th",       "thead",    "title",    "tr",         "track",    "ul",
};
constexpr std::array<std::string_view, 4> raw_names{"pre", "script", "style", "textarea"};

bool is_raw_name(std::string_view name) {
    return std::ranges::find(raw_names, ascii::lowered(name)) != raw_names.end();
}

/// Where the name at `at` ends.
std::size_t end_of_name(std::string_view line, std::size_t at) {
    while (at < line.size() && (ascii::is_alphanumeric(line[at]) || line[at] == '-'))
        ++at;
    return at;
}

/// Reads the rest of a tag from behind its name.
class TagRest {
  public:
    TagRest(std::string_view line, std::size_t at) : line_(line), at_(at) {}

    /// True where an opening tag ends here and nothing but blanks follows.
    bool is_whole_opening() {
        while (true) {
            skip_blanks();
            if (next() == '/') {
                ++at_;
                return ends();
            }
            if (!is_name_start(next()))
                return ends();
            if (!attribute())
                return false;
        }
    }
    bool is_whole_closing() {
        skip_blanks();
        return ends();
    }

  private:
    static bool is_name_start(char c) { return ascii::is_letter(c) || c == '_' || c == ':'; }
    static bool is_name_char(char c) {
        return ascii::is_alphanumeric(c) || c == '_' || c == ':' || c == '.' || c == '-';
    }
    char next() const { return at_ < line_.size() ? line_[at_] : '\0'; }
    void skip_blanks() {
        while (ascii::is_blank(next()))
            ++at_;
    }
    bool ends() {
        if (next() != '>')
            return false;
        ++at_;
        skip_blanks();
        return at_ == line_.size();
    }

    bool attribute() {
        while (is_name_char(next()))
            ++at_;
        const std::size_t behind = at_;
        skip_blanks();
        if (next() != '=') {
            at_ = behind;
            return true;
        }
        ++at_;
        skip_blanks();
        if (next() == '"' || next() == '\'')
            return quoted();
        return unquoted();
    }
    bool quoted() {
        const std::size_t close = line_.find(next(), at_ + 1);
        if (close == line_.npos)
            return false;
        at_ = close + 1;
        return next() == '/' || next() == '>' || ascii::is_blank(next());
    }
    bool unquoted() {
        const std::size_t begin = at_;
        while (at_ < line_.size() && !ascii::is_blank(line_[at_]) &&
               std::string_view("\"'/<=>`").find(line_[at_]) == std::string_view::npos)
            ++at_;
        return at_ > begin || next() == '/';
    }

    std::string_view line_;
    std::size_t at_;
};

}  // namespace

bool HtmlFlow::ends_with(std::string_view line) const {
    switch (kind_) {
        case 1:
            for (std::size_t at = line.find("</"); at != line.npos; at = line.find("</", at + 2)) {
                const std::size_t end = end_of_name(line, at + 2);
                if (end < line.size() && line[end] == '>' &&
                    is_raw_name(line.substr(at + 2, end - at - 2)))
                    return true;
            }
            return false;
        case 2:
            return line.find("-->") != line.npos;
        case 3:
            return line.find("?>") != line.npos;
        case 4:
            return line.find('>') != line.npos;
        case 5:
            return line.find("]]>") != line.npos;
        default:
            return false;
    }
}

std::optional<HtmlFlow> HtmlFlow::open(std::string_view line, bool any_tag) {
    // The "--" of "<!--" may be that of "-->" as well, and so may the "?" of "<?".
    if (line.starts_with("<!--"))
        return HtmlFlow(2, line.substr(2));
    if (line.starts_with("<?"))
        return HtmlFlow(3, line.substr(1));
    if (line.starts_with("<![CDATA["))
        return HtmlFlow(5, line.substr(9));
    if (line.starts_with("<!") && line.size() > 2 && ascii::is_letter(line[2]))
        return HtmlFlow(4, line.substr(3));

    const bool closing = line.starts_with("</");
    const std::size_t begin = closing ? 2 : 1;
    if (begin >= line.size() || !ascii::is_letter(line[begin]))
        return std::nullopt;
    const std::size_t end = end_of_name(line, begin);
    const char behind = end < line.size() ? line[end] : ' ';
    if (behind != '/' && behind != '>' && !ascii::is_blank(behind))
        return std::nullopt;
    const std::string name = ascii::lowered(line.substr(begin, end - begin));
    if (behind != '/' && !closing && is_raw_name(name))
        return HtmlFlow(1, line.substr(end));
    if (std::ranges::find(block_names, name) != block_names.end())
        return behind != '/' || line.substr(end).starts_with("/>") ? std::optional(HtmlFlow(6, {}))
                                                                   : std::nullopt;
    TagRest rest(line, end);
    if (!any_tag || !(closing ? rest.is_whole_closing() : rest.is_whole_opening()))
        return std::nullopt;
    return HtmlFlow(7, {});
}

}  // namespace kiji::lint
