// jekyll-toc 0.18: a table of contents of what a page came to.
#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "site/plugins/headings.hpp"
#include "site/plugins/lookup.hpp"
#include "site/plugins/rows.hpp"

namespace kiji::site::plugins {
namespace {

using liquid::Answer;
using liquid::Arguments;
using liquid::Render;
using Type = Value::Type;

/// `toc` of the configuration.
struct Options {
    int least = 1;
    int most = 6;
    std::string list = "ul";
    std::string id = "toc";
    std::string list_class = "section-nav";
    std::string sublist_class{};
    std::string item_class = "toc-entry";
    std::string item_prefix = "toc-";
    std::vector<std::string> hiding{"no_toc_section"};
};

Options options_of(const Host& host) {
    const Value config = host.config("toc");
    Options options;
    const auto set = [&](std::string_view key, std::string& to) {
        if (const Value value = member(config, key); !value.is(Type::nil))
            to = to_s(value);
    };
    set("list_id", options.id);
    set("list_class", options.list_class);
    set("sublist_class", options.sublist_class);
    set("item_class", options.item_class);
    set("item_prefix", options.item_prefix);
    const auto level = [&](std::string_view key, int& to) {
        if (const Value value = member(config, key); value.is(Type::integer))
            to = static_cast<int>(std::clamp<std::int64_t>(value.integer(), 0, 6));
    };
    level("min_level", options.least);
    level("max_level", options.most);
    if (is_true(member(config, "ordered_list")))
        options.list = "ol";
    if (const Value hiding = member(config, "no_toc_section_class"); hiding.is(Type::array)) {
        options.hiding.clear();
        for (const Value& name : hiding.array())
            options.hiding.push_back(to_s(name));
    } else if (!hiding.is(Type::nil)) {
        options.hiding = {to_s(hiding)};
    }
    return options;
}

/// The id of a heading that has none: letters, digits, '-' and '_', as a query has them.
std::string made_id(std::string_view text) {
    const std::string lower = downcase(text);
    std::string out;
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint point = decode(lower, at);
        const std::string_view letter = std::string_view(lower).substr(at, point.length);
        at += point.length;
        if (point.value == U' ' || point.value == U'-')
            out += '-';
        else if (point.value < 0x80 && liquid::is_word(letter.front()))
            out += letter;
        else if (is_word_character(point.value))
            for (const char byte : letter)
                fmt::format_to(std::back_inserter(out), "%{:02X}",
                               static_cast<unsigned char>(byte));
    }
    return out;
}

/// An id as the address of an anchor.
std::string as_address(std::string_view id) {
    std::string out;
    for (const char c : id) {
        if (static_cast<unsigned char>(c) >= 0x80U || c == ' ')
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out;
}

std::string with_quotes_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"')
            out += "&quot;";
        else if (c == '\'')
            out += "&#39;";
        else
            out += c;
    }
    return out;
}

class Contents {
  public:
    Contents(std::string_view html, const Options& options) : html_(html), options_(options) {
        std::unordered_map<std::string, std::size_t> uses;
        for (Heading& heading : headings_of(html, options.hiding)) {
            if (heading.is_hidden || heading.level < options.least || heading.level > options.most)
                continue;
            // Ids of the page are as they are, though two may be one.
            if (heading.id.empty()) {
                heading.id = made_id(heading.text);
                if (const std::size_t before = uses[heading.id]++; before > 0)
                    heading.id += fmt::format("-{}", before);
            }
            entries_.push_back(std::move(heading));
        }
    }

    std::string list() const {
        std::string out = fmt::format("<{} id=\"{}\" class=\"{}\">\n", options_.list, options_.id,
                                      options_.list_class);
        append_items(out, entries_);
        return out + fmt::format("</{}>", options_.list);
    }

    std::string with_anchors() const {
        std::string out;
        std::size_t at = 0;
        for (const Heading& entry : entries_) {
            out += html_.substr(at, entry.content_at - at);
            // With line ends as libxml2 puts them around elements in a heading.
            out += fmt::format(
                "\n<a class=\"anchor\" href=\"#{}\" aria-hidden=\"true\"><span "
                "class=\"octicon octicon-link\"></span></a>",
                as_address(entry.id));
            at = entry.content_at;
            if (entry.content_end > at && html_[entry.content_end - 1] == '>') {
                out += html_.substr(at, entry.content_end - at);
                out += '\n';
                at = entry.content_end;
            }
        }
        out += html_.substr(at);
        return out;
    }

  private:
    /// Those before the next one of `level`.
    static std::span<const Heading> nested(std::span<const Heading> entries, int level) {
        const auto end = std::ranges::find(entries, level, &Heading::level);
        return entries.first(static_cast<std::size_t>(end - entries.begin()));
    }

    // There are six levels: it goes no deeper.
    void append_items(std::string& out, std::span<const Heading> entries) const {
        if (entries.empty())
            return;
        const int least = std::ranges::min_element(entries, {}, &Heading::level)->level;
        while (!entries.empty()) {
            const Heading& entry = entries.front();
            if (entry.level > least) {
                const std::span<const Heading> inner = nested(entries, least);
                append_items(out, inner);
                entries = entries.subspan(inner.size());
                continue;
            }
            out += fmt::format("<li class=\"{} {}h{}\"><a href=\"#{}\">{}</a>", options_.item_class,
                               options_.item_prefix, entry.level, entry.id,
                               with_quotes_escaped(entry.text));
            entries = entries.subspan(1);
            if (const std::span<const Heading> inner = nested(entries, least); !inner.empty()) {
                const std::string attributes =
                    options_.sublist_class.empty()
                        ? std::string()
                        : fmt::format(" class=\"{}\"", options_.sublist_class);
                out += fmt::format("\n<{}{}>\n", options_.list, attributes);
                append_items(out, inner);
                out += fmt::format("</{}>\n", options_.list);
                entries = entries.subspan(inner.size());
            }
            out += "</li>\n";
        }
    }

    std::string_view html_;
    const Options& options_;
    std::vector<Heading> entries_;
};

enum class Part { list, anchors, both };

template <Part part>
Answer contents(const Value& input, Arguments /*arguments*/, Render& render) {
    const Host& host = host_of(render);
    const Value wanted = member(host.page(), "toc");
    if (!wanted.is(Type::boolean) || !wanted.boolean())
        return part == Part::list ? Value::of(std::string_view()) : input;
    const liquid::filters::Text html(input, render);
    const Options options = options_of(host);
    const Contents found(html.view(), options);
    std::string out;
    if (part != Part::anchors)
        out += found.list();
    if (part != Part::list)
        out += found.with_anchors();
    return liquid::filters::keep_text(out, render);
}

class Toc final : public liquid::Node {
  public:
    explicit Toc(liquid::Place place) : Node(place) {}

    void render(Render& render) const override {
        const Host& host = host_of(render);
        const Value page = host.page();
        if (!is_true(member(page, "toc")))
            return;
        const std::string html = to_s(member(page, "content"));
        const Options options = options_of(host);
        render.out() += Contents(html, options).list();
    }
};

const liquid::Node* parse(liquid::Parser& parser, const liquid::Tag& tag) {
    return parser.make<Toc>(tag.place);
}

constexpr std::array<liquid::TagRow, 1> tags = {{
    {.name = "toc",
     .syntax = "{% toc %}",
     .summary = "Write the table of contents of a page whose front matter says toc: true",
     .parse = parse},
}};

constexpr std::array<liquid::FilterRow, 3> filters = {{
    {"inject_anchors", "inject_anchors", "Put an anchor into each heading",
     contents<Part::anchors>},
    {"toc", "toc", "Put a table of contents above a page, and anchors into its headings",
     contents<Part::both>},
    {"toc_only", "toc_only", "Turn a page into its table of contents", contents<Part::list>},
}};

}  // namespace

constinit const PluginRow toc{.gem = "jekyll-toc", .tags = tags, .filters = filters};

}  // namespace kiji::site::plugins
