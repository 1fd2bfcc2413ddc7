// A Liquid filter that nothing knows.
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "corpus/site.hpp"
#include "lint/facts/liquid_tags.hpp"
#include "lint/rules/site/liquid_scope.hpp"
#include "lint/rules/site/liquid_words.hpp"
#include "lint/rules/site/site.hpp"

namespace kiji::lint {
namespace {

/// The names behind each "|" outside of quotes.
std::vector<Span> filters_in(std::string_view text, Span markup) {
    std::vector<Span> filters;
    char quote = '\0';
    for (std::size_t at = markup.begin; at < markup.end; ++at) {
        const char c = text[at];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '|') {
            std::size_t begin = at + 1;
            while (begin < markup.end && (text[begin] == ' ' || text[begin] == '\t'))
                ++begin;
            std::size_t end = begin;
            while (end < markup.end && ascii::is_word(text[end]))
                ++end;
            if (end > begin)
                filters.push_back(span_of(begin, end));
            at = end > begin ? end - 1 : at;
        }
    }
    return filters;
}

std::string_view meant_by(std::string_view name) {
    std::vector<std::string_view> names;
    for (const corpus::FilterWord& word : corpus::filter_words)
        names.push_back(word.name);
    return nearest(name, names);
}

void check(const Document& doc, Findings& out) {
    if (!runs_liquid(doc, out))
        return;
    for (const LiquidTag& tag : out.facts().liquid_tags().tags()) {
        const std::string_view name = doc.file().slice(tag.name);
        if (!tag.output && name != "assign" && name != "echo")
            continue;
        for (const Span filter : filters_in(doc.text(), tag.markup)) {
            const std::string_view word = doc.file().slice(filter);
            if (is_known_filter(word) || is_word_of_site(out.site(), word))
                continue;
            const std::string_view meant = meant_by(word);
            const bool whole = out.site() == nullptr || out.site()->site().is_whole();
            if (meant.empty() && !(whole && knows_all_words(out.site())))
                continue;
            out.add({
                .span = filter,
                .message = fmt::format("there is no filter {}", word),
                .help = meant.empty() ? std::string("Liquid leaves it out without a word")
                                      : fmt::format("did you mean {}?", meant),
            });
        }
    }
}

}  // namespace

constinit const Rule rules::liquid_unknown_filter{
    .name = "liquid-unknown-filter",
    .tags = "site liquid FM015",
    .severity = Severity::warning,
    .in_blog = true,
    .of_liquid = true,
    .summary = "Liquid filter does not exist",
    .why =
        "Liquid goes on as if it were not there. Known are the filters of Liquid, of Jekyll and of "
        "the plugins that sites use, and methods of Ruby files in _plugins.",
    .bad = "---\ntitle: Snow\n---\n\n{{ page.title | upcse }}\n",
    .good = "---\ntitle: Snow\n---\n\n{{ page.title | upcase }}\n",
    .check = check,
};

}  // namespace kiji::lint
