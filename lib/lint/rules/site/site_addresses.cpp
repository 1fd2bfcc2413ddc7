// Addresses in a post: of links and images, in Markdown and in HTML.
#include <algorithm>
#include <array>

#include <fmt/format.h>

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

/// What `{{ inner }}` writes; nothing where only the build can tell.
std::optional<std::string> written_by(std::string_view inner, const corpus::SiteConfig& config) {
    inner = trimmed(inner);
    if (inner == "site.baseurl" || inner == "site.base_url")
        return config.base_url;
    if (inner == "site.url")
        return config.url;
    if (inner.size() < 2 || (inner.front() != '"' && inner.front() != '\''))
        return std::nullopt;
    const std::size_t close = inner.find(inner.front(), 1);
    if (close == std::string_view::npos)
        return std::nullopt;
    const std::string path(inner.substr(1, close - 1));
    const std::string_view filters = trimmed(inner.substr(close + 1));
    if (filters.empty())
        return path;
    const auto is = [filters](std::string_view filter) {
        return filters.starts_with('|') && trimmed(filters.substr(1)) == filter;
    };
    const std::string rooted = path.starts_with('/') ? path : '/' + path;
    if (is("relative_url") || is("prepend: site.baseurl") || is("prepend:site.baseurl"))
        return config.base_url + rooted;
    if (is("absolute_url"))
        return config.url + config.base_url + rooted;
    return std::nullopt;
}

/// `written` with its outputs worked out.
std::optional<std::string> worked_out(std::string_view written, const corpus::SiteConfig& config) {
    if (written.find("{%") != std::string_view::npos)
        return std::nullopt;
    std::string url;
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t open = std::min(written.find("{{", at), written.size());
        url += written.substr(at, open - at);
        if (open == written.size())
            break;
        const std::size_t close = written.find("}}", open);
        if (close == std::string_view::npos)
            return std::nullopt;
        const auto text = written_by(written.substr(open + 2, close - open - 2), config);
        if (!text)
            return std::nullopt;
        url += *text;
        at = close + 2;
    }
    return url;
}

class Collector {
  public:
    Collector(const Document& doc, const corpus::SiteConfig& config)
        : doc_(&doc), config_(&config) {}

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
        if (auto worked = worked_out(written, *config_); worked && !worked->empty())
            found_.push_back({*std::move(worked), span, image});
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
            attribute(span.begin + at, rest.substr(0, end), " href=", image);
            attribute(span.begin + at, rest.substr(0, end), " src=", image);
            at += end;
        }
    }

    static bool begins_tag(std::string_view text, std::string_view name) {
        return text.size() > name.size() + 1 && text.substr(1, name.size()) == name &&
               (text[name.size() + 1] == ' ' || text[name.size() + 1] == '\n');
    }

    void attribute(std::size_t base, std::string_view tag, std::string_view name, bool image) {
        const std::size_t at = tag.find(name);
        if (at == std::string_view::npos || at + name.size() >= tag.size())
            return;
        const std::size_t quote = at + name.size();
        if (tag[quote] != '"' && tag[quote] != '\'')
            return;
        const std::size_t close = tag.find(tag[quote], quote + 1);
        if (close != std::string_view::npos && close > quote + 1)
            add(tag.substr(quote + 1, close - quote - 1), span_of(base + quote + 1, base + close),
                image);
    }

    const Document* doc_;
    const corpus::SiteConfig* config_;
    std::vector<Address> found_;
};

}  // namespace

std::vector<Address> addresses_in(const Document& doc, const SiteFacts* site) {
    if (site == nullptr || !site->site().is_whole())
        return {};
    return Collector(doc, site->site().config()).run();
}

}  // namespace kiji::lint
