// {{ input | filter: argument }}: Variable of Shopify/liquid, 4.0 and 5.
#include <vector>

#include <fmt/core.h>

#include "base/ascii.hpp"
#include "liquid/characters.hpp"
#include "liquid/markup.hpp"
#include "liquid/parser.hpp"
#include "liquid/strict_reader.hpp"

namespace kiji::liquid {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// \A(\w[\w-]*)\s*\:\s*(QuotedFragment)\z, the name and where the value begins. Liquid 4 has no "-"
/// in names.
std::optional<std::pair<std::string_view, std::string_view>> named(const Markup& argument,
                                                                   Dialect dialect) {
    const std::string_view text = argument.text();
    std::size_t end = 0;
    while (end < text.size() && (ascii::is_word(text[end]) ||
                                 (end > 0 && text[end] == '-' && dialect == Dialect::liquid5)))
        ++end;
    const std::size_t colon = skip_blanks(text, end);
    if (end == 0 || colon == text.size() || text[colon] != ':')
        return std::nullopt;
    const std::size_t value = skip_blanks(text, colon + 1);
    if (value == text.size() || argument.fragments_end(value) != text.size())
        return std::nullopt;
    return std::pair(text.substr(0, end), text.substr(value));
}

/// (?::|,)\s*((?:\w+\s*\:\s*)?QuotedFragment), wherever it stands in `call`.
std::vector<std::string_view> arguments_of(std::string_view call) {
    std::vector<std::string_view> arguments;
    const Markup markup(call);
    for (std::size_t at = call.find_first_of(":,"); at != npos; at = call.find_first_of(":,", at)) {
        const std::size_t begin = skip_blanks(call, at + 1);
        std::size_t end = begin;
        std::size_t word = begin;
        while (word < call.size() && ascii::is_word(call[word]))
            ++word;
        const std::size_t colon = skip_blanks(call, word);
        if (word > begin && colon < call.size() && call[colon] == ':') {
            const std::size_t value = skip_blanks(call, colon + 1);
            end = markup.fragment_end(value);
            if (end == value)
                end = begin;
        }
        if (end == begin)
            end = markup.fragment_end(begin);
        if (end > begin)
            arguments.push_back(call.substr(begin, end - begin));
        at = end > begin ? end : at + 1;
    }
    return arguments;
}

/// The first \w+.
std::string_view first_word(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size() && !ascii::is_word(text[begin]))
        ++begin;
    std::size_t end = begin;
    while (end < text.size() && ascii::is_word(text[end]))
        ++end;
    return text.substr(begin, end - begin);
}

}  // namespace

Output Parser::output(std::string_view markup, const Place& place) {
    Output output;
    if (dialect() == Dialect::liquid4 && mode() == ErrorMode::lax) {
        output = lax_output(markup);
    } else {
        ParseFault fault{.span = place.span, .line = place.line};
        if (std::optional<Output> strict = strict_output(markup, fault)) {
            output = *strict;
        } else {
            fault.liquid += fmt::format(" in \"{{{{{}}}}}\"", markup);
            if (mode() == ErrorMode::strict) {
                fail(std::move(fault));
            } else {
                if (mode() == ErrorMode::warn)
                    warn(std::move(fault));
                output = lax_output(markup);
            }
        }
    }
    check_trouble(place.span);
    return output;
}

FilterCall Parser::filter_call(std::string_view name,
                               const std::vector<std::string_view>& arguments) {
    std::vector<Expression> positional;
    std::vector<NamedArgument> keywords;
    for (const std::string_view argument : arguments) {
        if (const auto keyword = named(Markup(argument), dialect()))
            keywords.push_back({keyword->first, expression(keyword->second)});
        else
            positional.push_back(expression(argument));
    }
    return {.row = engine_.find_filter(name),
            .name = name,
            .arguments = keep_all(positional),
            .named = keep_all(keywords),
            .span = span_of_view(name)};
}

std::optional<Output> Parser::strict_output(std::string_view markup, ParseFault& fault) {
    StrictReader reader(markup, dialect(), arena_);
    if (reader.at(Word::Kind::end) && dialect() == Dialect::liquid5)
        return Output();
    Output output{.input = expression(reader.expression()), .filters = {}};
    std::vector<FilterCall> calls;
    while (!reader.failed() && !reader.take(Word::Kind::pipe).empty()) {
        const std::string_view name = reader.expect(Word::Kind::id);
        std::vector<std::string_view> arguments;
        if (!reader.take(Word::Kind::colon).empty()) {
            arguments.push_back(reader.argument());
            while (!reader.failed() && !reader.take(Word::Kind::comma).empty())
                arguments.push_back(reader.argument());
        }
        if (!reader.failed())
            calls.push_back(filter_call(name, arguments));
    }
    reader.expect(Word::Kind::end);
    if (reader.failed()) {
        fault.liquid = reader.message();
        narrow(fault, reader.place());
        expressions_.take_trouble();
        return std::nullopt;
    }
    output.filters = keep_all(calls);
    return output;
}

Output Parser::lax_output(std::string_view text) {
    const Markup markup(text);
    const auto input = markup.find_fragment();
    if (!input)
        return {};
    Output output{.input = expression(markup.slice(input->first, input->second)), .filters = {}};
    const std::size_t pipe = text.find('|', input->second);
    if (pipe == npos)
        return output;
    std::vector<FilterCall> calls;
    // (?:\s+|QuotedFragment|,)+ : what is between pipes, and quotes that are never closed.
    for (std::size_t at = pipe + 1; at < text.size();) {
        std::size_t end = at;
        while (end < text.size()) {
            std::size_t next = skip_blanks(text, end);
            if (next == end)
                next = markup.fragment_end(end);
            if (next == end && text[end] == ',')
                ++next;
            if (next == end)
                break;
            end = next;
        }
        if (end == at) {
            ++at;
            continue;
        }
        const std::string_view call = text.substr(at, end - at);
        if (const std::string_view name = first_word(call); !name.empty())
            calls.push_back(filter_call(name, arguments_of(call)));
        at = end;
    }
    output.filters = keep_all(calls);
    return output;
}

}  // namespace kiji::liquid
