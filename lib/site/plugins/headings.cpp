#include "site/plugins/headings.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "liquid/liquid.hpp"

namespace kiji::site::plugins {
namespace {

using liquid::is_blank;
using liquid::skip_blanks;

/// `<name attributes>` or `</name>`.
struct HtmlTag {
    std::string name{};  // in lower case
    bool closes = false;
    std::string_view attributes{};
    std::size_t end = 0;  // behind '>'
};

bool is_name(char c) {
    return liquid::is_word(c) || c == '-' || c == ':';
}

/// Where the tag that begins at `at` ends: behind the first '>' that stands in no quotes. The end
/// of the text where there is none.
std::size_t tag_end(std::string_view html, std::size_t at) {
    char quote = '\0';
    for (; at < html.size(); ++at) {
        const char c = html[at];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (liquid::is_quote(c))
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return html.size();
}

/// The tag that begins at `at`, a '<'; nothing where that is text, and a comment has no name.
std::optional<HtmlTag> read_tag(std::string_view html, std::size_t at) {
    if (html.substr(at).starts_with("<!--")) {
        const std::size_t end = html.find("-->", at);
        return HtmlTag{.end = end == std::string_view::npos ? html.size() : end + 3};
    }
    HtmlTag tag;
    std::size_t name = at + 1;
    if (name < html.size() && html[name] == '/') {
        tag.closes = true;
        ++name;
    }
    std::size_t behind = name;
    while (behind < html.size() && is_name(html[behind]))
        ++behind;
    if (behind == name)
        return std::nullopt;
    tag.name = html.substr(name, behind - name);
    std::ranges::transform(tag.name, tag.name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    tag.end = tag_end(html, behind);
    tag.attributes = html.substr(behind, tag.end - behind);
    return tag;
}

/// What an attribute says; empty where it is not there.
std::string_view attribute(std::string_view attributes, std::string_view name) {
    for (std::size_t at = 0; at < attributes.size();) {
        at = skip_blanks(attributes, at);
        const std::size_t begin = at;
        while (at < attributes.size() && is_name(attributes[at]))
            ++at;
        const std::string_view key = attributes.substr(begin, at - begin);
        if (at == begin) {
            ++at;
            continue;
        }
        at = skip_blanks(attributes, at);
        if (at == attributes.size() || attributes[at] != '=')
            continue;
        at = skip_blanks(attributes, at + 1);
        std::size_t from = at;
        std::size_t to = at;
        if (at < attributes.size() && liquid::is_quote(attributes[at])) {
            from = at + 1;
            to = std::min(attributes.find(attributes[at], from), attributes.size());
            at = to + 1;
        } else {
            while (to < attributes.size() && !is_blank(attributes[to]) && attributes[to] != '>')
                ++to;
            at = to;
        }
        if (key == name)
            return attributes.substr(from, to - from);
    }
    return {};
}

bool has_class(std::string_view attributes, std::string_view name) {
    const std::string_view classes = attribute(attributes, "class");
    for (std::size_t at = skip_blanks(classes, 0); at < classes.size();
         at = skip_blanks(classes, at)) {
        const std::size_t begin = at;
        while (at < classes.size() && !is_blank(classes[at]))
            ++at;
        if (classes.substr(begin, at - begin) == name)
            return true;
    }
    return false;
}

bool is_void(std::string_view name) {
    static constexpr std::array<std::string_view, 14> names{
        "area",  "base", "br",   "col",    "embed", "hr",  "img",
        "input", "link", "meta", "source", "track", "wbr", "param"};
    return std::ranges::find(names, name) != names.end();
}

int heading_level(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0'
                                                                                  : 0;
}

/// Walks a page from tag to tag.
class Walker {
  public:
    Walker(std::string_view html, const std::vector<std::string>& hiding)
        : html_(html), hiding_(hiding) {}

    std::vector<Heading> walk() {
        for (std::size_t at = 0; at < html_.size();) {
            const std::size_t next = std::min(html_.find('<', at), html_.size());
            text(html_.substr(at, next - at));
            if (next == html_.size())
                break;
            const std::optional<HtmlTag> tag = read_tag(html_, next);
            if (!tag)
                text(html_.substr(next, 1));
            else
                take(*tag, next);
            at = tag ? tag->end : next + 1;
        }
        return std::move(found_);
    }

  private:
    void text(std::string_view text) {
        if (open_level_ > 0)
            found_.back().text += text;
    }

    void take(const HtmlTag& tag, std::size_t at) {
        if (tag.name.empty() || is_void(tag.name))
            return;
        if (!hidden_by_.empty()) {
            // Only elements of the name that hides tell where it ends.
            if (tag.name == hidden_by_)
                depth_ += tag.closes ? std::size_t{0} - 1 : 1;
            if (depth_ == 0)
                hidden_by_.clear();
        } else if (!tag.closes && std::ranges::any_of(hiding_, [&](const std::string& name) {
                       return has_class(tag.attributes, name);
                   })) {
            hidden_by_ = tag.name;
            depth_ = 1;
        }
        const int level = heading_level(tag.name);
        if (level == 0)
            return;
        if (tag.closes) {
            if (level == open_level_) {
                found_.back().content_end = at;
                open_level_ = 0;
            }
            return;
        }
        open_level_ = level;
        found_.push_back({.level = level,
                          .id = std::string(attribute(tag.attributes, "id")),
                          .text = {},
                          .is_hidden = !hidden_by_.empty() || has_class(tag.attributes, "no_toc"),
                          .content_at = tag.end});
    }

    std::string_view html_;
    const std::vector<std::string>& hiding_;
    std::vector<Heading> found_;
    int open_level_ = 0;
    std::string hidden_by_;
    std::size_t depth_ = 0;
};

}  // namespace

std::vector<Heading> headings_of(std::string_view html, const std::vector<std::string>& hiding) {
    return Walker(html, hiding).walk();
}

}  // namespace kiji::site::plugins
