// jekyll-feed 0.17: /feed.xml, feeds of collections, categories and tags, {% feed_meta %}.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "site/escape.hpp"
#include "site/filters/addresses.hpp"
#include "site/plugins/lookup.hpp"
#include "site/plugins/rows.hpp"
#include "site/plugins/tight.hpp"

namespace kiji::site::plugins {
namespace {

using Type = Value::Type;

constexpr std::string_view head = R"(<?xml version="1.0" encoding="utf-8"?>
{% if page.xsl %}<?xml-stylesheet type="text/xml" href="{{ '/feed.xslt.xml' | absolute_url }}"?>{% endif %}
<feed xmlns="http://www.w3.org/2005/Atom" {% if site.lang %}xml:lang="{{ site.lang }}"{% endif %}>
<generator uri="https://jekyllrb.com/" version="{{ jekyll.version }}">Jekyll</generator>
{% assign address = page.url | absolute_url %}
<link href="{{ address }}" rel="self" type="application/atom+xml" />
<link href="{{ '/' | absolute_url }}" rel="alternate" type="text/html" 
{% if site.lang %}hreflang="{{ site.lang }}" {% endif %}/>
<updated>{{ site.time | date_to_xmlschema }}</updated>
<id>{{ address | xml_escape }}</id>
{% assign title = site.title | default: site.name %}
{% if page.collection != "posts" %}{% assign part = page.collection | capitalize %}
{% assign title = title | append: " | " | append: part %}{% endif %}
{% if page.category %}{% assign part = page.category | capitalize %}
{% assign title = title | append: " | " | append: part %}{% endif %}
{% if title %}<title type="html">{{ title | smartify | xml_escape }}</title>{% endif %}
{% if site.description %}<subtitle>{{ site.description | xml_escape }}</subtitle>{% endif %}
{% if site.author %}
<author><name>{{ site.author.name | default: site.author | xml_escape }}</name>
{% if site.author.email %}<email>{{ site.author.email | xml_escape }}</email>{% endif %}
{% if site.author.uri %}<uri>{{ site.author.uri | xml_escape }}</uri>{% endif %}
</author>
{% endif %}
)";

constexpr std::string_view choice = R"(
{% if page.tags %}{% assign posts = site.tags[page.tags] %}
{% else %}{% assign posts = site[page.collection] %}{% endif %}
{% if page.category %}{% assign posts = posts | where: "categories", page.category %}{% endif %}
{% unless site.show_drafts %}
{% assign posts = posts | where_exp: "post", "post.draft != true" %}
{% endunless %}
{% assign posts = posts | sort: "date" | reverse %}
{% assign most = site.feed.posts_limit | default: 10 %}
)";

constexpr std::string_view entry = R"(
{% for post in posts limit: most %}
{% assign address = post.url | absolute_url %}
{% assign title = post.title | smartify | strip_html | normalize_whitespace | xml_escape %}
<entry{% if post.lang %} xml:lang="{{ post.lang }}"{% endif %}>
<title type="html">{{ title }}</title>
<link href="{{ address }}" rel="alternate" type="text/html" title="{{ title }}" />
<published>{{ post.date | date_to_xmlschema }}</published>
<updated>{{ post.last_modified_at | default: post.date | date_to_xmlschema }}</updated>
<id>{{ post.id | absolute_url | xml_escape }}</id>
{% assign is_short = post.feed.excerpt_only | default: site.feed.excerpt_only %}
{% unless is_short %}
<content type="html" xml:base="{{ address | xml_escape }}"><![CDATA[{{ post.content | strip }}]]></content>
{% endunless %}
{% assign author = post.author | default: post.authors[0] | default: site.author %}
{% assign author = site.data.authors[author] | default: author %}
<author><name>{{ author.name | default: author | default: "" | xml_escape }}</name>
{% if author.email %}<email>{{ author.email | xml_escape }}</email>{% endif %}
{% if author.uri %}<uri>{{ author.uri | xml_escape }}</uri>{% endif %}
</author>
{% if post.category %}<category term="{{ post.category | xml_escape }}" />
{% elsif post.categories %}{% for category in post.categories %}
<category term="{{ category | xml_escape }}" />
{% endfor %}{% endif %}
{% for tag in post.tags %}<category term="{{ tag | xml_escape }}" />{% endfor %}
{% assign summary = post.description | default: post.excerpt %}
{% if summary and summary != empty %}
<summary type="html"><![CDATA[{{ summary | strip_html | normalize_whitespace }}]]></summary>
{% endif %}
{% assign image = post.image.path | default: post.image %}
{% if image %}
{% unless image contains "://" %}{% assign image = image | absolute_url %}{% endunless %}
{% assign image = image | xml_escape %}
<media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="{{ image }}" />
<media:content medium="image" url="{{ image }}" xmlns:media="http://search.yahoo.com/mrss/" />
{% endif %}
</entry>
{% endfor %}
</feed>
)";

/// A list as strings; nothing of all else.
std::vector<std::string> strings_in(const Value& value) {
    std::vector<std::string> out;
    if (value.is(Type::array)) {
        for (const Value& item : value.array())
            out.push_back(to_s(item));
    }
    return out;
}

/// What a feed is of.
struct Subject {
    std::string collection = "posts";
    std::string category{};
    std::string tag{};
};

class Feeds {
  public:
    explicit Feeds(Generation& generation)
        : generation_(generation),
          config_(generation.config("feed")),
          has_style_(generation.has_file("feed.xslt.xml")),
          template_(tight(head) + tight(choice) + tight(entry)) {}

    void add_all() {
        const Value named = member(config_, "collections");
        bool has_posts = false;
        if (named.is(Type::object)) {
            for (const Member& each : named.object()) {
                const std::string collection = to_s(each.key);
                has_posts = has_posts || collection == "posts";
                add_collection(collection, each.value);
            }
        }
        for (const std::string& collection : strings_in(named)) {
            has_posts = has_posts || collection == "posts";
            add_collection(collection, {});
        }
        if (!has_posts)
            add_collection("posts", {});
        add_tags();
    }

  private:
    void add_collection(const std::string& collection, const Value& about) {
        const bool is_posts = collection == "posts";
        const std::string folder = is_posts ? "/feed" : "/feed/" + collection;
        Value categories = member(about, "categories");
        Value path = member(about, "path");
        if (is_posts) {
            categories = either(categories, member(config_, "categories"));
            path = either(path, member(config_, "path"));
        }
        for (const std::string& category : strings_in(categories))
            add(fmt::format("{}/{}.xml", folder, category),
                {.collection = collection, .category = category});
        add(is_true(path) ? to_s(path) : folder + ".xml", {.collection = collection});
    }

    void add_tags() {
        const Value tags = member(config_, "tags");
        if (!is_true(tags))
            return;
        const Value of_site = liquid::plain(member(generation_.site(), "tags"));
        std::vector<std::string> names = strings_in(member(tags, "only"));
        if (!is_true(member(tags, "only")) && of_site.is(Type::object)) {
            for (const Member& tag : of_site.object())
                names.push_back(to_s(tag.key));
        }
        const std::vector<std::string> except = strings_in(member(tags, "except"));
        const Value path = member(tags, "path");
        const std::string folder = is_true(path) ? to_s(path) : "/feed/by_tag/";
        for (const std::string& name : names) {
            const bool is_plain =
                std::ranges::all_of(name, [](char c) { return liquid::is_word(c); });
            if (is_plain && std::ranges::find(except, name) == except.end())
                add(fmt::format("{}{}.xml", folder, name), {.tag = name});
        }
    }

    void add(std::string_view path, const Subject& subject) {
        while (path.starts_with('/'))
            path.remove_prefix(1);
        if (generation_.has_file(path))
            return;
        Arena& arena = generation_.arena();
        const auto text = [&](const std::string& name) {
            return name.empty() ? Value() : Value::of(keep(arena, name));
        };
        const std::array<Member, 6> data = {{
            {Value::of(std::string_view("layout")), {}},
            {Value::of(std::string_view("sitemap")), Value::of(false)},
            {Value::of(std::string_view("xsl")), Value::of(has_style_)},
            {Value::of(std::string_view("collection")), text(subject.collection)},
            {Value::of(std::string_view("category")), text(subject.category)},
            {Value::of(std::string_view("tags")), text(subject.tag)},
        }};
        generation_.add({.path = std::string(path),
                         .url = {},
                         .content = template_,
                         .data = make_object(arena, data)});
    }

    Generation& generation_;
    Value config_;
    bool has_style_;
    std::string template_;
};

void generate(Generation& generation) {
    const Value config = generation.config("feed");
    if (is_true(member(config, "disable_in_development")) &&
        generation.environment() == "development")
        return;
    Feeds(generation).add_all();
}

// ── {% feed_meta %}

class FeedMeta final : public liquid::Node {
  public:
    explicit FeedMeta(liquid::Place place) : Node(place) {}

    void render(liquid::Render& render) const override {
        const Host& host = host_of(render);
        const Value path = member(host.config("feed"), "path");
        const Result<std::string> address =
            absolute_address(is_true(path) ? to_s(path) : "feed.xml", address_of(host));
        if (!address)
            return render.fail(render.fault(address.error().message));
        const Value title = either(host.config("title"), host.config("name"));
        render.out() +=
            fmt::format("<link type=\"application/atom+xml\" rel=\"alternate\" href=\"{}\" ",
                        escaped(*address));
        if (is_true(title))
            render.out() += fmt::format("title=\"{}\" ", escaped(to_s(title)));
        render.out() += "/>";
    }
};

const liquid::Node* parse(liquid::Parser& parser, const liquid::Tag& tag) {
    return parser.make<FeedMeta>(tag.place);
}

constexpr std::array<liquid::TagRow, 1> tags = {{
    {.name = "feed_meta",
     .syntax = "{% feed_meta %}",
     .summary = "Link to the feed of the site, for the head of a page",
     .parse = parse},
}};

}  // namespace

constinit const PluginRow feed{.gem = "jekyll-feed", .tags = tags, .generate = generate};

}  // namespace kiji::site::plugins
