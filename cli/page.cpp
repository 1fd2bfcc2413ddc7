#include "page.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include <fmt/core.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "document/post_date.hpp"
#include "language.hpp"
#include "markdown/markdown.hpp"
#include "prose/prose.hpp"
#include "templates/templates.hpp"
#include "wording.hpp"

namespace kiji::cli {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    markdown::escape_html(out, text);
    return out;
}

/// A scalar of the front matter as text; empty where there is none.
std::string scalar(const Document& doc, std::string_view key) {
    const Value* value = doc.meta(key);
    if (value == nullptr)
        return {};
    switch (value->type()) {
        case Value::Type::nil:
        case Value::Type::array:
        case Value::Type::object:
        case Value::Type::range:
        case Value::Type::drop:
            return {};
        case Value::Type::string:
            return std::string(value->string());
        case Value::Type::boolean:
        case Value::Type::integer:
        case Value::Type::real:
        case Value::Type::date:
            break;
    }
    // "title: 1984" is a title all the same: as it was written.
    return std::string(doc.file().slice(doc.place(key).value));
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (out.ends_with(' '))
        out.pop_back();
    return out;
}

struct Title {
    std::string text;
    bool in_body = false;  // the body shows it already, as its first heading
};

Title title_of(const Document& doc) {
    if (std::string title = one_line(scalar(doc, "title")); !title.empty())
        return {std::move(title), false};
    if (!doc.headings().empty()) {
        const markdown::NodeId first = doc.headings().front();
        if (std::string title = one_line(doc.tree().plain_text(first)); !title.empty())
            return {std::move(title), doc.tree().heading(first).level == 1};
    }
    std::string_view name = file_name(doc.file().name());
    name.remove_suffix(extension(name).size());
    return {std::string(name), false};
}

/// A language tag of the front matter (BCP 47: letters, digits, hyphens), else a guess.
std::string language_of(const Document& doc) {
    const std::string language = scalar(doc, "lang");
    const bool usable =
        language.size() >= 2 && language.size() <= 35 &&
        language.find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
    return usable ? language : std::string(detect_language(doc));
}

std::string description_of(const Document& doc) {
    for (const std::string_view key : {"description", "excerpt"}) {
        if (std::string text = one_line(scalar(doc, key)); !text.empty())
            return text;
    }
    return {};
}

std::string header_of(const Document& doc, const Title& title, const Wording& wording,
                      const corpus::Config& config) {
    std::string out = "<header>\n";
    if (!title.in_body)
        out += fmt::format("<h1>{}</h1>\n", escaped(title.text));
    out += "<p class=\"about\">";
    if (const std::optional<PostDate> date = date_of(doc)) {
        out += fmt::format("<time datetime=\"{}\">{}</time> <span>", date->machine,
                           wording.date(date->day));
    } else {
        out += "<span>";
    }
    const double minutes =
        prose::reading_minutes(prose::measure(doc, prose::find_markers(doc)),
                               {config.cjk_characters_per_minute, config.words_per_minute});
    out += wording.reading(std::max(1, static_cast<int>(std::lround(minutes))));
    return out + "</span></p>\n</header>";
}

using Slot = std::pair<std::string_view, std::string_view>;

/// Puts each slot's text in the place of its "{{ name }}"; what is put in is not read again.
std::string fill(std::string_view page, std::span<const Slot> slots) {
    std::string out;
    while (true) {
        const std::size_t open = page.find("{{ ");
        out += page.substr(0, open);
        if (open == std::string_view::npos)
            return out;
        page.remove_prefix(open + 3);
        const std::size_t close = page.find(" }}");
        assert(close != std::string_view::npos);
        for (const auto& [name, text] : slots) {
            if (name == page.substr(0, close))
                out += text;
        }
        page.remove_prefix(close + 3);
    }
}

}  // namespace

std::string page(const Document& doc, std::string_view content, const corpus::Config& config) {
    const std::string language = language_of(doc);
    const Title title = title_of(doc);
    const std::string title_text = escaped(title.text);
    const std::string header = header_of(doc, title, wording_for(language), config);
    std::string description = description_of(doc);
    if (!description.empty())
        description =
            fmt::format("\n<meta name=\"description\" content=\"{}\">", escaped(description));
    const std::array<Slot, 5> slots{{
        {"language", language},
        {"title", title_text},
        {"description", description},
        {"header", header},
        {"content", content},
    }};
    return fill(templates::page_html, slots);
}

}  // namespace kiji::cli
