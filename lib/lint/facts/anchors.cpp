#include "lint/facts/anchors.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "lint/facts/inline_syntax.hpp"
#include "lint/facts/places.hpp"
#include "lint/facts/urls.hpp"

namespace kiji::lint {
namespace {

using Kind = InlineToken::Kind;

/// kramdown makes dashes of "--" and "---", which no id has.
std::string without_dashes(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '-') {
            result += text[at++];
            continue;
        }
        const std::size_t end = std::min(text.find_first_not_of('-', at), text.size());
        if ((end - at) % 3 == 1)
            result += '-';
        at = end;
    }
    return result;
}

/// The text of a heading as its anchor is made of it: without tags, images and entities.
std::string text_of_heading(const Inlines& inlines, const InlineBlock& block) {
    const std::string_view text = inlines.text();
    std::string result;
    const auto append = [&](Span span) { result.append(text.substr(span.begin, span.size())); };
    for (std::uint32_t id = block.begin; id < block.end;) {
        const InlineToken& token = inlines[id];
        switch (token.kind) {
            case Kind::image:
                id = token.end;
                continue;
            case Kind::text:
            case Kind::lone_run:
                if (inlines.knows_jekyll())
                    result += without_dashes(text.substr(token.span.begin, token.span.size()));
                else
                    append(token.span);
                break;
            case Kind::autolink:
            case Kind::bare_url:
                if (inlines.knows_jekyll())
                    append(token.span);
                break;
            case Kind::escape:
                append({token.span.begin + 1, token.span.end});
                break;
            case Kind::code:
            case Kind::math: {
                Span content = inlines.code(token).content;
                const std::uint32_t padding = inlines.code(token).padded ? 1 : 0;
                append({content.begin + padding, content.end - padding});
                break;
            }
            case Kind::footnote_call:
                append({token.span.begin + 2, token.span.end - 1});
                break;
            default:
                break;
        }
        ++id;
    }
    std::erase_if(result, [](char c) { return c == '\n' || c == '\r'; });
    return result;
}

bool is_small_or_digit(char c) {
    return ascii::is_lower(c) || ascii::is_digit(c);
}

/// The end of "#some-name}" from behind the "#"; 0 where there is none.
std::size_t end_of_written_anchor(std::string_view text, std::size_t at) {
    while (true) {
        const std::size_t part = at;
        while (at < text.size() && is_small_or_digit(text[at]))
            ++at;
        if (at == part || at >= text.size())
            return 0;
        if (text[at] == '}')
            return at;
        if (text[at] != '-' && text[at] != '_')
            return 0;
        ++at;
    }
}

/// "snow" of "Snow {#snow}", where kramdown takes it for the id of the heading; else empty.
std::string_view written_id(std::string_view heading) {
    const std::size_t open = heading.rfind("{#");
    if (open == std::string_view::npos || open == 0 || !heading.ends_with('}') ||
        !ascii::is_blank(heading[open - 1]))
        return {};
    const std::string_view id = heading.substr(open + 2, heading.size() - open - 3);
    const bool is_id =
        !id.empty() && ascii::is_letter(id.front()) && std::ranges::all_of(id, [](char c) {
            return ascii::is_word(c) || c == ':' || c == '-' || c == '.';
        });
    return is_id ? id : std::string_view();
}

/// The attribute list on the line behind the block that ends at `end`; empty where there is none.
std::string_view list_behind(std::string_view text, std::size_t end) {
    const std::size_t line = text.find('\n', end);
    if (line == std::string_view::npos)
        return {};
    const std::size_t begin = std::min(text.find_first_not_of(' ', line + 1), text.size());
    if (!text.substr(begin).starts_with("{:"))
        return {};
    return text.substr(begin, std::min(text.find_first_of("}\n", begin), text.size()) - begin);
}

/// As markdownlint has GitHub: letters, marks, numbers and connecting punctuation.
bool is_kept_by_github(char32_t value) {
    constexpr std::u32string_view connecting =
        U"_\u203F\u2040\u2054\uFE33\uFE34\uFE4D\uFE4E\uFE4F\uFF3F";
    return is_letter_mark_or_number(value) || connecting.find(value) != std::u32string_view::npos;
}

}  // namespace

std::string heading_slug(std::string_view text, bool knows_jekyll) {
    const std::string small = lower_case(text);
    std::string slug;
    for (std::size_t at = 0; at < small.size();) {
        const CodePoint point = decode(small, at);
        if (point.value == ' ' || (knows_jekyll && point.value == '\t'))
            slug.push_back('-');
        else if (point.value == '-' ||
                 (knows_jekyll ? is_word_character(point.value) : is_kept_by_github(point.value)))
            slug.append(small, at, point.length);
        at += point.length;
    }
    return percent_encoded(slug);
}

Anchors::Anchors(const Document& doc, const Inlines& inlines) {
    set("#top", 0);
    add_headings(doc, inlines);
    for (const InlineToken& token : inlines.tokens()) {
        if (token.kind == Kind::html)
            add_tag(doc.file().slice(token.span));
        else if (token.kind == Kind::attribute_list)
            add_attributes(doc.file().slice(token.span));
    }
}

void Anchors::set(const std::string& anchor, int count) {
    const auto [place, is_new] = counts_.insert_or_assign(anchor, count);
    if (!is_new)
        return;
    by_small_.try_emplace(lower_case(anchor), names_.size());
    names_.push_back(anchor);
}

void Anchors::add_headings(const Document& doc, const Inlines& inlines) {
    for (const InlineBlock& block : inlines.blocks()) {
        if (!block.in_html_block && block.is_heading())
            add_heading(doc, inlines, block);
    }
}

void Anchors::add_heading(const Document& doc, const Inlines& inlines, const InlineBlock& block) {
    const std::string_view written = doc.file().slice(block.lines);
    if (inlines.knows_jekyll()) {
        // kramdown makes no other anchor for a heading with an id.
        if (const std::string_view id = written_id(written); !id.empty())
            return set("#" + std::string(id), 1);
        const std::string_view list = list_behind(doc.text(), doc.tree()[block.node].span.end);
        if (list.find('#') != std::string_view::npos)
            return;
    }
    const std::string anchor =
        "#" + heading_slug(text_of_heading(inlines, block), inlines.knows_jekyll());
    // kramdown gives none to the first heading without letters, and "-1" to the second.
    if (anchor == "#" && !inlines.knows_jekyll())
        return;
    const auto known = counts_.find(anchor);
    const int count = known == counts_.end() ? 0 : known->second;
    if (count > 0)
        set(anchor + "-" + std::to_string(count), 0);
    set(anchor, count + 1);

    // "## Heading {#its-name}"
    for (std::size_t at = written.find("{#"); at != std::string_view::npos;
         at = written.find("{#", at + 2)) {
        const std::size_t end = end_of_written_anchor(written, at + 2);
        const std::string name(written.substr(at + 1, end == 0 ? 0 : end - at - 1));
        if (!name.empty() && !counts_.contains(name))
            set(name, 1);
    }
}

void Anchors::add_tag(std::string_view html) {
    const auto tag = tag_of(html);
    if (!tag || tag->closing)
        return;
    auto id = attribute(html, "id");
    if (!id && ascii::equal_ignoring_case(tag->name, "a"))
        id = attribute(html, "name");
    if (id)
        set("#" + std::string(*id), 0);
}

// "{: #snow .big}"
void Anchors::add_attributes(std::string_view list) {
    for (std::size_t at = list.find('#'); at != std::string_view::npos;
         at = list.find('#', at + 1)) {
        const std::size_t end = std::min(list.find_first_of(" \t}", at), list.size());
        set(std::string(list.substr(at, end - at)), 1);
    }
    if (const auto id = attribute(list, "id"))
        set("#" + std::string(*id), 1);
}

bool Anchors::has(std::string_view anchor) const {
    return counts_.contains(std::string(anchor));
}

std::string_view Anchors::find_ignoring_case(std::string_view anchor) const {
    const auto found = by_small_.find(lower_case(anchor));
    return found == by_small_.end() ? std::string_view() : names_[found->second];
}

std::string_view Anchors::nearest_to(std::string_view anchor) const {
    constexpr std::size_t most_anchors = 200;
    return names_.size() > most_anchors ? std::string_view() : nearest(anchor, names_);
}

}  // namespace kiji::lint
