#include "lint/facts/liquid_tags.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace kiji::lint {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// [begin, end) without blanks, and without the dash that takes white space away, at its ends.
Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end && ascii::is_space(text[begin]))
        ++begin;
    while (begin < end && ascii::is_space(text[end - 1]))
        --end;
    return span_of(begin, end);
}

Span without_dashes(std::string_view text, std::size_t begin, std::size_t end) {
    if (begin < end && text[begin] == '-')
        ++begin;
    if (begin < end && text[end - 1] == '-')
        --end;
    return trimmed(text, begin, end);
}

}  // namespace

LiquidTags::LiquidTags(std::string_view file, Span body) {
    const std::string_view text = file.substr(0, body.end);
    std::size_t comments = 0;  // open; Liquid 5 nests them
    bool no_tag_ends = false;  // no "%}" stands behind; to stay linear
    bool no_output_ends = false;
    std::string_view only_end;  // within raw: the tag that ends it
    for (std::size_t at = text.find('{', body.begin); at != npos; at = text.find('{', at)) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (next != '{' && next != '%') {
            ++at;
            continue;
        }
        const bool output = next == '{';
        bool& none_ends = output ? no_output_ends : no_tag_ends;
        const std::size_t close = none_ends ? npos : text.find(output ? "}}" : "%}", at + 2);
        if (close == npos) {
            none_ends = true;
            if (only_end.empty() && comments == 0)
                strays_.push_back({span_of(at, at + 2), output});
            at += 2;
            continue;
        }
        LiquidTag tag{.output = output, .span = span_of(at, close + 2), .name = {}, .markup = {}};
        tag.markup = without_dashes(text, at + 2, close);
        if (!output) {
            std::size_t end = tag.markup.begin;
            if (end < tag.markup.end && text[end] == '#')
                ++end;
            while (end < tag.markup.end && ascii::is_word(text[end]))
                ++end;
            tag.name = span_of(tag.markup.begin, end);
            tag.markup = trimmed(text, end, tag.markup.end);
        }
        const std::string_view name = text.substr(tag.name.begin, tag.name.size());
        if (!only_end.empty()) {
            if (name != only_end) {
                at += 2;
                continue;
            }
            only_end = {};
        } else if (name == "raw") {
            only_end = "endraw";
        }
        if (comments > 0 && name != "endcomment" && name != "comment") {
            at = close + 2;
            continue;
        }
        if (name == "comment")
            ++comments;
        if (name == "endcomment" && comments > 0)
            --comments;
        tags_.push_back(tag);
        at = close + 2;
    }
}

}  // namespace kiji::lint
