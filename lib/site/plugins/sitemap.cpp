// jekyll-sitemap 1.4: /sitemap.xml and /robots.txt.
#include <array>

#include "site/plugins/lookup.hpp"
#include "site/plugins/rows.hpp"
#include "site/plugins/tight.hpp"

namespace kiji::site::plugins {
namespace {

using Type = Value::Type;

constexpr std::string_view sitemap_template = R"(<?xml version="1.0" encoding="UTF-8"?>
{% if page.xsl %}<?xml-stylesheet type="text/xsl" href="{{ "/sitemap.xsl" | absolute_url }}"?>
{% endif %}
<urlset xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.sitemaps.org/schemas/sitemap/0.9 http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for collection in site.collections %}{% if collection.output != false %}
{% for doc in collection.docs %}{% if doc.sitemap != false %}
<url>
<loc>{{ doc.url | replace: '/index.html', '/' | absolute_url | xml_escape }}</loc>
{% assign changed = doc.last_modified_at | default: doc.date %}
{% if changed %}<lastmod>{{ changed | date_to_xmlschema }}</lastmod>
{% endif %}
</url>
{% endif %}{% endfor %}
{% endif %}{% endfor %}
{% for doc in site.html_pages %}{% if doc.sitemap != false and doc.url != "/404.html" %}
<url>
<loc>{{ doc.url | replace: '/index.html', '/' | absolute_url | xml_escape }}</loc>
{% if doc.last_modified_at %}<lastmod>{{ doc.last_modified_at | date_to_xmlschema }}</lastmod>
{% endif %}
</url>
{% endif %}{% endfor %}
{% for file in page.static_files %}{% if file.sitemap != false and file.name != "404.html" %}
<url>
<loc>{{ file.path | replace: '/index.html', '/' | absolute_url | xml_escape }}</loc>
<lastmod>{{ file.modified_time | date_to_xmlschema }}</lastmod>
</url>
{% endif %}{% endfor %}
</urlset>
)";

/// Static files that are pages, but for their front matter.
Value pages_among(const Value& files, Arena& arena) {
    const Value all = liquid::plain(files);
    std::vector<Value> pages;
    if (all.is(Type::array)) {
        for (const Value& file : all.array()) {
            const std::string extension = to_s(member(file, "extname"));
            if (extension == ".htm" || extension == ".html" || extension == ".xhtml" ||
                extension == ".pdf")
                pages.push_back(file);
        }
    }
    return make_array(arena, pages);
}

void generate(Generation& generation) {
    Arena& arena = generation.arena();
    if (!generation.has_url("/sitemap.xml")) {
        const std::array<Member, 3> data = {{
            {Value::of(std::string_view("layout")), {}},
            {Value::of(std::string_view("static_files")),
             pages_among(member(generation.site(), "static_files"), arena)},
            {Value::of(std::string_view("xsl")), Value::of(generation.has_url("/sitemap.xsl"))},
        }};
        generation.add({.path = "sitemap.xml",
                        .url = {},
                        .content = tight_lines(sitemap_template),
                        .data = make_object(arena, data)});
    }
    if (!generation.has_url("/robots.txt")) {
        const std::array<Member, 1> data = {{{Value::of(std::string_view("layout")), {}}}};
        generation.add({.path = "robots.txt",
                        .url = {},
                        .content = "Sitemap: {{ \"sitemap.xml\" | absolute_url }}\n",
                        .data = make_object(arena, data)});
    }
}

}  // namespace

constinit const PluginRow sitemap{.gem = "jekyll-sitemap", .generate = generate};

}  // namespace kiji::site::plugins
