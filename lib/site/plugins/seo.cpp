// jekyll-seo-tag 2.8: {% seo %}.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "site/filters/addresses.hpp"
#include "site/json_text.hpp"
#include "site/plugins/lookup.hpp"
#include "site/plugins/rows.hpp"
#include "site/uri.hpp"

namespace kiji::site::plugins {
namespace {

using liquid::Render;
using Type = Value::Type;
using Text = std::optional<std::string>;

constexpr std::string_view version = "2.8.0";

enum class Title { shown, hidden };

bool is_homepage_or_about(std::string_view url) {
    if (!url.starts_with('/'))
        return false;
    url.remove_prefix(1);
    if (url.starts_with("about/"))
        url.remove_prefix(6);
    return url.empty() || url == "index.html" || url == "index.htm";
}

bool is_absolute(std::string_view address) {
    const Result<Uri> uri = parse_uri(address);
    return uri && uri->scheme;
}

/// What the tag knows of the page and its site.
class Facts {
  public:
    explicit Facts(Render& render)
        : render_(render),
          page_(host_of(render).page()),
          page_seo_(hash_of(page("seo"))),
          social_(hash_of(site("social"))),
          site_title(formatted(either(site("title"), site("name")))),
          site_description(formatted(site("description"))) {
        const Text own = formatted(page("title"));
        page_title = own ? own : site_title;
        const Text said = formatted(either(page("description"), page("excerpt")));
        description = said ? said : site_description;
        find_author();
        find_image();
        find_logo();
    }

    Value page(std::string_view key) const { return member(page_, key); }
    Value site(std::string_view key) const { return host_of(render_).config(key); }

    bool is_home() const { return is_homepage_or_about(to_s(page("url"))); }

    /// The title of the window; nothing where neither page nor site has one.
    Text title() const {
        Text text = page_title;
        if (site_title && page_title != site_title) {
            text = *page_title + " | " + *site_title;
        } else if (site_description && site_title) {
            const Text tagline = formatted(site("tagline"));
            text = *site_title + " | " + (tagline ? *tagline : *site_description);
        }
        if (text)
            text = page_number() + *text;
        return text;
    }

    Text name() const {
        if (const Value own = member(page_seo_, "name"); is_true(own)) {
            if (Text text = formatted(own))
                return text;
        }
        if (!is_home())
            return std::nullopt;
        if (const Value social = member(social_, "name"); is_true(social))
            return formatted(social);
        return site_title;
    }

    std::string locale() const {
        const Value lang = either(page("lang"), site("lang"));
        Value locale = either(page("locale"), either(site("locale"), lang));
        std::string text = is_true(locale) ? to_s(locale) : "en_US";
        std::ranges::replace(text, '-', '_');
        return text;
    }

    std::string canonical_url() const {
        if (std::string own = to_s(page("canonical_url")); !own.empty())
            return own;
        std::string url = absolute(to_s(page("url")));
        if (url.ends_with("/index.html"))
            url.resize(url.size() - std::string_view("index.html").size());
        return url;
    }

    std::string type() const {
        if (const Value own = member(page_seo_, "type"); is_true(own))
            return to_s(own);
        if (is_home())
            return "WebSite";
        return is_true(page("date")) ? "BlogPosting" : "WebPage";
    }

    Value links() const {
        if (const Value own = member(page_seo_, "links"); is_true(own))
            return own;
        return is_home() ? member(social_, "links") : Value();
    }

    Value date_published() const { return as_date(page("date")); }
    Value date_modified() const {
        return as_date(either(member(page_seo_, "date_modified"),
                              either(page("last_modified_at"), page("date"))));
    }

    Value author(std::string_view key) const {
        if (key == "name" && author_name_)
            return Value::of(std::string_view(*author_name_));
        return member(author_, key);
    }
    std::string author_twitter() const {
        const Value twitter = either(member(author_, "twitter"), author("name"));
        if (!twitter.is(Type::string))
            return {};
        const std::string_view name = twitter.string();
        return std::string(name.starts_with('@') ? name.substr(1) : name);
    }

    /// An object; nil where the page says its address alone.
    const Value& image() const { return image_; }

  private:
    static Value hash_of(const Value& value) { return value.is(Type::object) ? value : Value(); }

    /// Text as it stands in an attribute; nothing where none is left.
    Text formatted(const Value& value) const {
        std::string written = to_s(value);
        if (written.empty())
            return std::nullopt;
        written = host_of(render_).markdownify(written);
        Value text = Value::of(std::string_view(written));
        for (const std::string_view filter : {"strip_html", "normalize_whitespace", "escape_once"})
            text = filtered(text, filter, render_);
        if (!text.is(Type::string) || text.string().empty())
            return std::nullopt;
        return std::string(text.string());
    }

    std::string page_number() const {
        const Value paginator = variable("paginator", render_);
        const Value current = member(paginator, "page");
        if (!current.is(Type::integer) || current.integer() <= 1)
            return {};
        const Value own = site("seo_paginator_message");
        std::string message = is_true(own) ? to_s(own) : "Page %<current>s of %<total>s for ";
        for (const auto& [key, value] : {std::pair{"current", current},
                                         std::pair{"total", member(paginator, "total_pages")}}) {
            for (const std::string& form : {fmt::format("%<{}>s", key), fmt::format("%<{}>d", key),
                                            fmt::format("%{{{}}}", key)}) {
                if (const std::size_t at = message.find(form); at != std::string::npos)
                    message.replace(at, form.size(), to_s(value));
            }
        }
        return message;
    }

    std::string absolute(std::string_view address) const {
        const Result<std::string> url = absolute_address(address, address_of(host_of(render_)));
        if (url)
            return *url;
        render_.fail(render_.fault(url.error().message));
        return {};
    }

    Value as_date(const Value& date) const {
        return is_true(date) ? filtered(date, "date_to_xmlschema", render_) : Value();
    }

    void find_author() {
        const Value authors = liquid::plain(page("authors"));
        const bool has_first = authors.is(Type::array) && !authors.array().empty();
        const std::array<Value, 3> sources = {
            page("author"), has_first ? authors.array().front() : Value(), site("author")};
        const auto found = std::ranges::find_if(
            sources, [](const Value& source) { return !to_s(source).empty(); });
        if (found == sources.end())
            return;
        if (found->is(Type::object) || found->is(Type::drop)) {
            author_ = *found;
        } else if (found->is(Type::string)) {
            const Value data = member(variable("site", render_), "data");
            author_ = hash_of(member(member(data, "authors"), found->string()));
            if (member(author_, "name").is(Type::nil))
                author_name_ = found->string();
        }
    }

    void find_image() {
        const Value given = page("image");
        const Value raw = given.is(Type::object)
                              ? either(member(given, "path"),
                                       either(member(given, "facebook"), member(given, "twitter")))
                              : (given.is(Type::string) ? given : Value());
        if (!is_true(raw))
            return;
        const std::string address = to_s(raw);
        image_path = normalized_component(is_absolute(address) ? address : absolute(address));
        if (given.is(Type::object))
            image_ = given;
    }

    void find_logo() {
        const Value given = site("logo");
        if (!is_true(given))
            return;
        const std::string address = to_s(given);
        logo = normalized_component(is_absolute(address) ? address : absolute(address));
    }

    Render& render_;
    Value page_;
    Value page_seo_;
    Value social_;
    Value author_;
    Text author_name_;
    Value image_;

  public:
    Text site_title;
    Text site_description;
    Text page_title{};
    Text description{};
    Text image_path{};
    Text logo{};
};

// ── JSON-LD

void add(std::vector<Member>& members, std::string_view key, const Value& value) {
    if (!value.is(Type::nil))
        members.push_back({Value::of(key), value});
}
Value text_value(const Text& text) {
    return text ? Value::of(std::string_view(*text)) : Value();
}
Value word(std::string_view text) {
    return Value::of(text);
}

Value json_author(const Facts& facts, Arena& arena) {
    const Value name = facts.author("name");
    const Value type = facts.author("type");
    if (!is_true(name))
        return {};
    const std::string kind = is_true(type) ? to_s(type) : "Person";
    if (kind != "Person" && kind != "Organization")
        return {};
    std::vector<Member> members;
    add(members, "@type", word(keep(arena, kind)));
    add(members, "name", name);
    if (const Value url = facts.author("url"); is_true(url))
        add(members, "url", url);
    return make_object(arena, members);
}

Value json_image(const Facts& facts, Arena& arena) {
    if (!facts.image_path)
        return {};
    const bool is_alone = facts.image().is(Type::nil) ||
                          std::ranges::all_of(facts.image().object(), [](const Member& member) {
                              return member.key.is(Type::string) && member.key.string() == "path";
                          });
    if (is_alone)
        return text_value(facts.image_path);
    std::vector<Member> members;
    for (const Member& member : facts.image().object()) {
        if (!member.key.is(Type::string) || member.key.string() != "path")
            members.push_back(member);
    }
    add(members, "url", text_value(facts.image_path));
    add(members, "@type", word("imageObject"));
    return make_object(arena, members);
}

Value json_publisher(const Facts& facts, Arena& arena) {
    if (!facts.logo)
        return {};
    std::vector<Member> logo;
    add(logo, "@type", word("ImageObject"));
    add(logo, "url", text_value(facts.logo));
    std::vector<Member> members;
    add(members, "@type", word("Organization"));
    add(members, "logo", make_object(arena, logo));
    if (const Value name = facts.author("name"); is_true(name))
        add(members, "name", name);
    return make_object(arena, members);
}

std::string json_ld(const Facts& facts, Arena& arena) {
    const std::string type = facts.type();
    const std::string url = facts.canonical_url();
    const Text name = facts.name();
    std::vector<Member> members;
    add(members, "@context", word("https://schema.org"));
    add(members, "@type", word(type));
    add(members, "author", json_author(facts, arena));
    add(members, "dateModified", facts.date_modified());
    add(members, "datePublished", facts.date_published());
    add(members, "description", text_value(facts.description));
    add(members, "headline", text_value(facts.page_title));
    add(members, "image", json_image(facts, arena));
    if (type == "BlogPosting" || type == "CreativeWork") {
        std::vector<Member> entity;
        add(entity, "@type", word("WebPage"));
        add(entity, "@id", word(url));
        add(members, "mainEntityOfPage", make_object(arena, entity));
    }
    add(members, "name", text_value(name));
    add(members, "publisher", json_publisher(facts, arena));
    if (const Value links = facts.links(); is_true(links))
        add(members, "sameAs", links);
    add(members, "url", word(url));
    std::string out;
    append_json(out, Value::of(std::span<const Member>(members)), liquid::unlimited);
    return out;
}

// ── the head of the page

enum class By { name, property };

void meta(std::string& out, By by, std::string_view key, std::string_view content) {
    out += fmt::format("<meta {}=\"{}\" content=\"{}\" />\n", by == By::name ? "name" : "property",
                       key, content);
}
void meta(std::string& out, By by, std::string_view key, const Text& content) {
    if (content)
        meta(out, by, key, std::string_view(*content));
}
/// What is true, as {{ }} writes it.
void meta(std::string& out, By by, std::string_view key, const Value& content, Render& render) {
    if (!is_true(content))
        return;
    std::string text;
    liquid::append_text(text, content, render.dialect());
    meta(out, by, key, std::string_view(text));
}

std::string without_at(const Value& name) {
    std::string text = to_s(name);
    std::erase(text, '@');
    return text;
}

void write_image(const Facts& facts, std::string& out, Render& render) {
    if (!facts.image_path)
        return;
    meta(out, By::property, "og:image", facts.image_path);
    for (const std::string_view key : {"height", "width", "alt"})
        meta(out, By::property, fmt::format("og:image:{}", key), member(facts.image(), key),
             render);
}

void write_neighbours(std::string& out, Render& render) {
    const Value paginator = variable("paginator", render);
    for (const auto& [rel, key] :
         {std::pair{"prev", "previous_page"}, std::pair{"next", "next_page"}}) {
        if (!is_true(member(paginator, key)))
            continue;
        const Value path =
            filtered(member(paginator, fmt::format("{}_path", key)), "absolute_url", render);
        out += fmt::format("<link rel=\"{}\" href=\"{}\" />\n", rel, to_s(path));
    }
}

void write_twitter(const Facts& facts, std::string& out, Render& render) {
    if (facts.image_path) {
        const Value card =
            either(member(facts.page("twitter"), "card"), member(facts.site("twitter"), "card"));
        const std::string text = is_true(card) ? to_s(card) : std::string();
        meta(out, By::name, "twitter:card",
             text.empty() ? std::string_view("summary_large_image") : std::string_view(text));
        meta(out, By::property, "twitter:image", facts.image_path);
    } else {
        meta(out, By::name, "twitter:card", std::string_view("summary"));
    }
    if (facts.image_path)
        meta(out, By::name, "twitter:image:alt", member(facts.image(), "alt"), render);
    meta(out, By::property, "twitter:title", facts.page_title);
    const Value twitter = facts.site("twitter");
    if (!is_true(twitter))
        return;
    meta(out, By::name, "twitter:site",
         std::string_view("@" + without_at(member(twitter, "username"))));
    if (const std::string creator = facts.author_twitter(); !creator.empty())
        meta(out, By::name, "twitter:creator",
             std::string_view("@" + without_at(Value::of(std::string_view(creator)))));
}

void write_verifications(const Facts& facts, std::string& out, Render& render) {
    const Value facebook = facts.site("facebook");
    meta(out, By::property, "fb:admins", member(facebook, "admins"), render);
    meta(out, By::property, "article:publisher", member(facebook, "publisher"), render);
    meta(out, By::property, "fb:app_id", member(facebook, "app_id"), render);
    const Value verifications = facts.site("webmaster_verifications");
    if (!is_true(verifications)) {
        meta(out, By::name, "google-site-verification", facts.site("google_site_verification"),
             render);
        return;
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> engines{
        {{"google", "google-site-verification"},
         {"bing", "msvalidate.01"},
         {"alexa", "alexaVerifyID"},
         {"yandex", "yandex-verification"},
         {"baidu", "baidu-site-verification"},
         {"facebook", "facebook-domain-verification"}}};
    for (const auto& [key, name] : engines)
        meta(out, By::name, name, member(verifications, key), render);
}

void write_head(const Facts& facts, Title title, std::string& out, Render& render) {
    out += fmt::format("<!-- Begin Jekyll SEO tag v{} -->\n", version);
    if (const Text text = facts.title(); text && title == Title::shown)
        out += fmt::format("<title>{}</title>\n", *text);
    meta(out, By::name, "generator",
         std::string_view("Jekyll v" + to_s(member(variable("jekyll", render), "version"))));
    meta(out, By::property, "og:title", facts.page_title);
    meta(out, By::name, "author", facts.author("name"), render);
    meta(out, By::property, "og:locale", std::string_view(facts.locale()));
    meta(out, By::name, "description", facts.description);
    meta(out, By::property, "og:description", facts.description);
    if (is_true(facts.site("url"))) {
        const std::string url = facts.canonical_url();
        out += fmt::format("<link rel=\"canonical\" href=\"{}\" />\n", url);
        meta(out, By::property, "og:url", std::string_view(url));
    }
    meta(out, By::property, "og:site_name", facts.site_title);
    write_image(facts, out, render);
    if (is_true(facts.page("date"))) {
        meta(out, By::property, "og:type", std::string_view("article"));
        meta(out, By::property, "article:published_time", facts.date_published(), render);
    } else {
        meta(out, By::property, "og:type", std::string_view("website"));
    }
    write_neighbours(out, render);
    write_twitter(facts, out, render);
    write_verifications(facts, out, render);
    out += fmt::format("<script type=\"application/ld+json\">\n{}</script>\n",
                       json_ld(facts, render.arena()));
    out += "<!-- End Jekyll SEO tag -->\n";
}

class Seo final : public liquid::Node {
  public:
    Seo(liquid::Place place, Title title) : Node(place), title_(title) {}

    void render(Render& render) const override {
        const Facts facts(render);
        if (!render.failed())
            write_head(facts, title_, render.out(), render);
    }

  private:
    Title title_;
};

const liquid::Node* parse(liquid::Parser& parser, const liquid::Tag& tag) {
    std::string lower(tag.markup);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const bool is_hidden = lower.find("title=false") != std::string::npos;
    return parser.make<Seo>(tag.place, is_hidden ? Title::hidden : Title::shown);
}

constexpr std::array<liquid::TagRow, 1> tags = {{
    {.name = "seo",
     .syntax = "{% seo [title=false] %}",
     .summary = "Write what search engines and networks read of a page, for its head",
     .parse = parse},
}};

}  // namespace

constinit const PluginRow seo{.gem = "jekyll-seo-tag", .tags = tags};

}  // namespace kiji::site::plugins
