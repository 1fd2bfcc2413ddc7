#include "lint/facts/page_ids.hpp"

#include <map>

#include <fmt/format.h>

#include "base/letter_case.hpp"
#include "base/text.hpp"

namespace kiji::lint {
namespace {

using markdown::NodeId;

/// kramdown-parser-gfm: what is no word, dash or blank is dropped; blanks become dashes.
std::string heading_id(std::string_view text) {
    const std::string lower = lower_case(text);
    std::string id;
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint point = decode(lower, at);
        if (point.value == ' ' || point.value == '\t' || point.value == '-')
            id += '-';
        else if (is_word_character(point.value))
            id += lower.substr(at, point.length);
        at += point.length;
    }
    return id;
}

/// Without an attribute list at the end: "Snow {#snow}".
std::string_view without_attributes(std::string_view text) {
    const std::size_t open = text.rfind('{');
    if (open == std::string_view::npos || !text.ends_with('}') || open + 1 >= text.size() ||
        (text[open + 1] != ':' && text[open + 1] != '#'))
        return text;
    text = text.substr(0, open);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

/// The word that begins at `at`: to a blank, a quote or a bracket.
std::string_view word_at(std::string_view text, std::size_t at) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"'>}", at), text.size());
    return text.substr(at, end - at);
}

void add_written(std::string_view text, std::set<std::string, std::less<>>& ids) {
    for (const std::string_view name :
         {"id=\"", "id='", "name=\"", "name='", "id=", "{#", "{: #", "{:#"}) {
        for (std::size_t at = text.find(name); at != std::string_view::npos;
             at = text.find(name, at + name.size()))
            ids.emplace(word_at(text, at + name.size()));
    }
    // {: .note #snow}
    for (std::size_t at = text.find("{:"); at != std::string_view::npos;
         at = text.find("{:", at + 2)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos)
            break;
        const std::size_t hash = text.substr(0, end).find('#', at);
        if (hash != std::string_view::npos)
            ids.emplace(word_at(text, hash + 1));
    }
}

}  // namespace

std::set<std::string, std::less<>> page_ids(const Document& doc) {
    std::set<std::string, std::less<>> ids;
    std::map<std::string, int> used;
    for (const NodeId heading : doc.headings()) {
        const std::string text = doc.tree().plain_text(heading);
        std::string id = heading_id(without_attributes(text));
        const int before = used[id]++;
        if (before > 0)
            id += fmt::format("-{}", before);
        ids.insert(std::move(id));
    }
    const std::string_view body = doc.text().substr(doc.body().begin, doc.body().size());
    add_written(body, ids);
    return ids;
}

}  // namespace kiji::lint
