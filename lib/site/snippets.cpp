#include "site/snippets.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "site/page_host.hpp"
#include "site/values.hpp"

namespace kiji::site {
namespace {

constexpr std::size_t most_snippets = 64;

/// A filter is a plain function: one for each number.
template <std::size_t number>
liquid::Answer apply(const Value& input, liquid::Arguments arguments, liquid::Render& render) {
    const auto& host = static_cast<const PageHost&>(*render.options().host);
    return host.renderer().snippets().apply(number, input, arguments, render);
}

template <std::size_t... numbers>
constexpr std::array<liquid::FilterFunction, sizeof...(numbers)> functions(
    std::index_sequence<numbers...> /*all*/) {
    return {apply<numbers>...};
}

constexpr auto all_functions = functions(std::make_index_sequence<most_snippets>());

}  // namespace

Result<std::unique_ptr<Snippets>> Snippets::make(std::span<const corpus::FilterSnippet> snippets) {
    auto made = std::make_unique<Snippets>();
    if (snippets.size() > most_snippets)
        return Error{fmt::format("{} filters, more than {}", snippets.size(), most_snippets)};
    for (const corpus::FilterSnippet& given : snippets)
        made->snippets_.push_back({given.name, given.parameters, given.body, nullptr});
    for (std::size_t i = 0; i < made->snippets_.size(); ++i) {
        const Snippet& snippet = made->snippets_[i];
        made->rows_.push_back({.name = snippet.name,
                               .signature = snippet.name,
                               .summary = "A filter of the site",
                               .apply = all_functions.at(i),
                               .least = 0,
                               .most = static_cast<std::uint8_t>(snippet.parameters.size())});
    }
    return made;
}

Result<void> Snippets::parse(const liquid::Engine& engine) {
    for (Snippet& snippet : snippets_) {
        snippet.body =
            engine.parse(snippet.name, snippet.source, {.mode = liquid::ErrorMode::strict});
        if (!snippet.body->ok())
            return Error{fmt::format("the filter {} does not parse: {}", snippet.name,
                                     snippet.body->fault()->message)};
    }
    return Done{};
}

liquid::Answer Snippets::apply(std::size_t number, const Value& input, liquid::Arguments arguments,
                               liquid::Render& render) const {
    const Snippet& snippet = snippets_[number];
    if (!render.push_scope())
        return Value();
    render.variables().set(liquid::name_of("input"), input);
    for (std::size_t i = 0; i < snippet.parameters.size(); ++i) {
        const corpus::FilterSnippet::Parameter& parameter = snippet.parameters[i];
        render.variables().set(
            liquid::name_of(parameter.name),
            i < arguments.size() ? arguments[i] : Value::of(std::string_view(parameter.otherwise)));
    }
    const std::string text = render.capture(snippet.body->body());
    render.pop_scope();
    return Value::of(keep(render.arena(), text));
}

}  // namespace kiji::site
