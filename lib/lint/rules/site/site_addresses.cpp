// Addresses in a post: of links and images, in Markdown and in HTML.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "corpus/site.hpp"
#include "lint/rules/site/site_links.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '-'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '-'))
        text.remove_suffix(1);
    return text;
}

/// The value of `text`: in quotes, or one of the two addresses of the site.
std::optional<std::string> value_of(std::string_view text, const corpus::SiteConfig& config) {
    if (text == "site.baseurl" || text == "site.base_url")
        return config.base_url;
    if (text == "site.url")
        return config.url;
    const bool is_quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                           text.find(text.front(), 1) == text.size() - 1;
    if (!is_quoted)
        return std::nullopt;
    return std::string(text.substr(1, text.size() - 2));
}

/// `value` as one filter with its argument leaves it.
std::optional<std::string> filtered(std::string value, std::string_view filter,
                                    const corpus::SiteConfig& config) {
    const std::size_t colon = std::min(filter.find(':'), filter.size());
    const std::string_view name = trimmed(filter.substr(0, colon));
    if (name == "relative_url" || name == "absolute_url") {
        const std::string rooted = value.starts_with('/') ? value : '/' + value;
        return (name == "absolute_url" ? config.url : std::string()) + config.base_url + rooted;
    }
    if (colon == filter.size() || (name != "prepend" && name != "append"))
        return std::nullopt;
    const auto argument = value_of(trimmed(filter.substr(colon + 1)), config);
    if (!argument)
        return std::nullopt;
    return name == "prepend" ? *argument + value : value + *argument;
}

/// What `{{ inner }}` writes; nothing where only the build can tell.
std::optional<std::string> written_by(std::string_view inner, const corpus::SiteConfig& config) {
    std::optional<std::string> value;
    bool is_first = true;
    for (std::size_t at = 0; at <= inner.size();) {
        std::size_t end = at;
        for (char quote = '\0'; end < inner.size() && (quote != '\0' || inner[end] != '|'); ++end) {
            if (quote != '\0' ? inner[end] == quote : inner[end] == '"' || inner[end] == '\'')
                quote = quote == '\0' ? inner[end] : '\0';
        }
        const std::string_view part = trimmed(inner.substr(at, end - at));
        value = is_first ? value_of(part, config) : filtered(*std::move(value), part, config);
        if (!value)
            return std::nullopt;
        is_first = false;
        at = end + 1;
    }
    return value;
}

/// The post that post_url calls `name`: "2024-05-02-snow", "news/2024-05-02-snow".
const corpus::Page* post_called(const corpus::Site& site, std::string_view name) {
    if (name.starts_with('/'))
        name.remove_prefix(1);
    for (const std::string_view ending : {".md", ".markdown", ".html"}) {
        for (const std::string& path :
             {fmt::format("_posts/{}{}", name, ending),
              fmt::format("{}{}_posts/{}{}", parent(name), parent(name).empty() ? "" : "/",
                          file_name(name), ending)}) {
            if (const corpus::Page* page = site.page(path))
                return page;
        }
    }
    return nullptr;
}

/// The address that `{% inner %}` writes: of link and post_url.
std::optional<std::string> address_of(std::string_view inner, const corpus::Site& site) {
    inner = trimmed(inner);
    const std::size_t blank = std::min(inner.find(' '), inner.size());
    const std::string_view name = inner.substr(0, blank);
    const std::string_view argument = trimmed(inner.substr(blank));
    const corpus::Page* page = nullptr;
    if (name == "post_url")
        page = post_called(site, argument);
    else if (name == "link")
        page = site.page(argument.substr(argument.starts_with('/') ? 1 : 0));
    if (page == nullptr || page->url.empty())
        return std::nullopt;
    return page->url;
}

/// `written` with its Liquid worked out.
std::optional<std::string> worked_out(std::string_view written, const corpus::Site& site) {
    const corpus::SiteConfig& config = site.config();
    std::string url;
    for (std::size_t at = 0; at < written.size();) {
        std::size_t open = std::min(written.find('{', at), written.size());
        while (open + 1 < written.size() && written[open + 1] != '{' && written[open + 1] != '%')
            open = std::min(written.find('{', open + 1), written.size());
        url += written.substr(at, open - at);
        if (open == written.size())
            break;
        const bool is_tag = open + 1 < written.size() && written[open + 1] == '%';
        const std::size_t close = written.find(is_tag ? "%}" : "}}", open);
        if (close == std::string_view::npos)
            return std::nullopt;
        const std::string_view inner = written.substr(open + 2, close - open - 2);
        std::optional<std::string> text =
            is_tag ? address_of(inner, site) : written_by(inner, config);
        if (!text)
            return std::nullopt;
        // The tags write the base themselves; before Jekyll 4 people had to.
        if (is_tag && url.empty())
            url = config.base_url;
        url += *text;
        at = close + 2;
    }
    return url;
}

class Collector {
  public:
    Collector(const Document& doc, const corpus::Site& site) : doc_(&doc), site_(&site) {}

    std::vector<Address> run() {
        const markdown::Tree& tree = doc_->tree();
        for (NodeId id = 0; id < tree.size(); ++id)
            visit(tree, id);
        return std::move(found_);
    }

  private:
    void visit(const markdown::Tree& tree, NodeId id) {
        switch (tree[id].kind) {
            case Kind::link:
            case Kind::image: {
                const markdown::Link& link = tree.link(id);
                if (link.form == markdown::Link::Form::inlined)
                    add(link.url, link.destination, tree[id].kind == Kind::image);
                else if (link.form == markdown::Link::Form::autolink && is_own(link.url))
                    add(link.url, tree[id].span, false);
                break;
            }
            case Kind::link_definition: {
                const markdown::LinkDefinition& link = tree.link_definition(id);
                add(link.url, link.destination, false);
                break;
            }
            case Kind::html_block:
            case Kind::html_inline:
                html(tree[id].span);
                break;
            default:
                break;
        }
    }

    void add(std::string_view url, Span span, bool image) {
        if (url.empty())
            return;
        if (!doc_->has_liquid(span)) {
            found_.push_back({std::string(url), span, image});
            return;
        }
        std::string_view written = doc_->file().slice(span);
        if (written.starts_with('<') && written.ends_with('>'))
            written = written.substr(1, written.size() - 2);
        if (auto worked = worked_out(written, *site_); worked && !worked->empty())
            found_.push_back({*std::move(worked), span, image});
    }

    bool is_own(std::string_view url) const {
        const std::string& own = site_->config().url;
        return !own.empty() && url.starts_with(own);
    }

    /// `src="…"` and `href="…"` of <img>, <a>, <source>, <video>, <audio>.
    void html(Span span) {
        const std::string_view text = doc_->file().slice(span);
        for (std::size_t at = text.find('<'); at != std::string_view::npos;
             at = text.find('<', at + 1)) {
            const std::string_view rest = text.substr(at);
            const bool image = begins_tag(rest, "img");
            if (!image && !begins_tag(rest, "a") && !begins_tag(rest, "video") &&
                !begins_tag(rest, "audio") && !begins_tag(rest, "source"))
                continue;
            const std::size_t end = rest.find('>');
            if (end == std::string_view::npos)
                return;
            attribute(span.begin + at, rest.substr(0, end), "href", image);
            attribute(span.begin + at, rest.substr(0, end), "src", image);
            at += end;
        }
    }

    static bool begins_tag(std::string_view text, std::string_view name) {
        return text.size() > name.size() + 1 &&
               ascii::equal_ignoring_case(text.substr(1, name.size()), name) &&
               is_space(text[name.size() + 1]);
    }

    static bool is_space(char c) { return ascii::is_blank(c) || ascii::is_line_end(c); }

    /// The value of the attribute as it is written, with the blanks of Liquid in it.
    void attribute(std::size_t base, std::string_view tag, std::string_view name, bool image) {
        for (std::size_t at = 0; at + name.size() + 2 < tag.size(); ++at) {
            std::size_t begin = at + 1 + name.size();
            if (!is_space(tag[at]) || tag[begin] != '=' ||
                !ascii::equal_ignoring_case(tag.substr(at + 1, name.size()), name))
                continue;
            ++begin;
            std::size_t end = tag.find_first_of(" \t\r\n", begin);
            if (tag[begin] == '"' || tag[begin] == '\'') {
                end = tag.find(tag[begin], begin + 1);
                ++begin;
                if (end == std::string_view::npos)
                    return;
            }
            end = std::min(end, tag.size());
            if (end > begin)
                add(tag.substr(begin, end - begin), span_of(base + begin, base + end), image);
            return;
        }
    }

    const Document* doc_;
    const corpus::Site* site_;
    std::vector<Address> found_;
};

}  // namespace

std::vector<Address> addresses_in(const Document& doc, const SiteFacts* site) {
    if (site == nullptr || !site->site().is_whole())
        return {};
    return Collector(doc, site->site()).run();
}

}  // namespace kiji::lint
