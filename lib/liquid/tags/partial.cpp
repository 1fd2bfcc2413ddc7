#include "liquid/tags/partial.hpp"

#include <vector>

#include "liquid/characters.hpp"

namespace kiji::liquid {

// (\s+(?:with|for)\s+(QuotedFragment+))?(\s+as\s+([\w-]+))? and attributes anywhere
PartialCall read_partial(const Markup& markup, std::size_t begin, std::size_t end, Parser& parser) {
    const std::string_view text = markup.text();
    PartialCall call{.name = parser.expression(markup.slice(begin, end))};
    const std::size_t with = skip_word_between_blanks(text, end, "with");
    const std::size_t each = skip_word_between_blanks(text, end, "for");
    const std::size_t value = std::max(with, each);
    if (const std::size_t value_end = markup.fragments_end(value);
        value > end && value_end > value) {
        call.value = parser.make<Expression>(parser.expression(markup.slice(value, value_end)));
        call.for_each = each > end;
        end = value_end;
    }
    if (const std::size_t alias = skip_word_between_blanks(text, end, "as");
        alias > end && parser.dialect() == Dialect::liquid5) {
        std::size_t alias_end = alias;
        while (alias_end < text.size() && is_segment(text[alias_end]))
            ++alias_end;
        call.alias = markup.slice(alias, alias_end);
    }
    std::vector<Attribute> attributes;
    markup.each_attribute(parser.dialect(), [&](std::string_view key, std::string_view written) {
        attributes.push_back({name_of(key), parser.expression(written)});
    });
    call.attributes = parser.keep_all(attributes);
    return call;
}

Name variable_of(const PartialCall& call, std::string_view name) {
    if (!call.alias.empty())
        return name_of(call.alias);
    while (name.ends_with('/'))
        name.remove_suffix(1);
    return name_of(name.substr(name.rfind('/') + 1));
}

}  // namespace kiji::liquid
