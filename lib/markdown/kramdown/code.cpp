#include "markdown/kramdown/code.hpp"

#include <utility>

#include "markdown/kramdown/escape.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr std::string_view prefix = "language-";

// The place of "language-x" among the classes of `names`, and its size; npos for none.
std::size_t find_language(std::string_view names) {
    for (std::size_t at = names.find(prefix); at != std::string_view::npos;
         at = names.find(prefix, at + 1)) {
        const bool begins = at == 0 || names[at - 1] == ' ';
        const bool named = at + prefix.size() < names.size() && names[at + prefix.size()] != ' ';
        if (begins && named)
            return at;
    }
    return std::string_view::npos;
}

std::string language_of(const Attributes& attributes) {
    const std::string* names = attributes.find("class");
    if (names == nullptr)
        return {};
    const std::size_t at = find_language(*names);
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + prefix.size();
    return names->substr(begin, names->find(' ', begin) - begin);
}

// "language-x" first or where it was, and the class of the highlighter last.
void add_highlighter(Attributes& attributes, std::string_view language,
                     const KramdownOptions& options) {
    attributes.add_class("highlighter-" + options.syntax_highlighter);
    if (language.empty())
        return;
    std::string names = *attributes.find("class");
    std::string word(prefix);
    word += language;
    const std::size_t at = find_language(names);
    if (at == std::string::npos)
        names.insert(0, word + ' ');
    else
        names.replace(at, std::min(names.find(' ', at), names.size()) - at, word);
    attributes.set("class", names);
}

bool is_highlighted(std::string_view language, const KramdownOptions& options, bool enabled) {
    if (options.syntax_highlighter.empty() || !enabled)
        return false;
    const std::string_view used = language.empty() ? options.default_lang : language;
    if (used.empty())
        return options.guess_lang;
    const std::string_view lexer = used.substr(0, used.find('?'));
    // Plain text gets the wrappers of a highlighter only where it could be something else.
    if (!options.guess_lang && (lexer == "plaintext" || lexer == "text"))
        return false;
    return has_lexer(lexer);
}

}  // namespace

Attributes code_span_attributes(Attributes attributes, const KramdownOptions& options) {
    const std::string language = language_of(attributes);
    if (is_highlighted(language, options, options.highlight_spans))
        add_highlighter(attributes, language.empty() ? options.default_lang : language, options);
    return attributes;
}

void write_code_block(std::string& out, std::string_view text, std::string_view language,
                      Attributes attributes, const KramdownOptions& options) {
    const std::string_view name = language.substr(0, language.find('?'));
    if (!name.empty()) {
        Attributes given = std::exchange(attributes, {});
        std::string with_prefix(prefix);
        attributes.add_class(with_prefix += name);
        attributes.merge(given);
    }
    const std::string named = language_of(attributes);
    const std::string_view lexer = language.empty() ? std::string_view(named) : language;
    if (is_highlighted(lexer, options, options.highlight_blocks)) {
        add_highlighter(attributes, named.empty() ? options.default_lang : named, options);
        out += "<div";
        attributes.write(out);
        out.append("><div class=\"").append(options.css_class).append("\"><pre class=\"");
        out.append(options.css_class).append("\"><code>");
        escape_code(out, text);
        out += "</code></pre></div></div>\n";
        return;
    }
    std::string names = attributes.take("class");
    if (const std::size_t at = find_language(names); at != std::string::npos) {
        names.erase(at, std::min(names.find(' ', at), names.size()) - at);
        while (names.starts_with(' '))
            names.erase(0, 1);
    }
    if (!names.empty())
        attributes.set("class", names);
    out += "<pre";
    attributes.write(out);
    out += "><code";
    if (!named.empty()) {
        out += " class=\"language-";
        escape_attribute(out, named);
        out += '"';
    }
    out += '>';
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    escape_code(out, text);
    out += "\n</code></pre>\n";
}

}  // namespace kiji::markdown::kramdown
