// Addresses: absolute_url, relative_url, ….
#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "site/filters/addresses.hpp"
#include "site/filters/families.hpp"
#include "site/uri.hpp"
#include "value/drop.hpp"

namespace kiji::site::filters {
namespace {

using Type = Value::Type;

Answer kept(const Result<std::string>& text, Render& render) {
    return text ? keep_text(*text, render) : Answer(render.fault(text.error().message));
}

/// A page, post or file is its address.
Value url_of(const Value& input) {
    if (!input.is(Type::drop))
        return input;
    const std::optional<Value> url = input.drop().find("url");
    return url ? *url : input;
}

template <Result<std::string> (*to_address)(std::string_view, const SiteAddress&)>
Answer address(const Value& input, Arguments /*arguments*/, Render& render) {
    if (input.is(Type::nil))
        return input;
    const Text text(url_of(input), render);
    return kept(to_address(text.view(), address_of(host_of(render))), render);
}

Answer strip_index(const Value& input, Arguments /*arguments*/, Render& render) {
    if (input.is(Type::nil))
        return input;
    const Text whole(input, render);
    std::string_view text = whole.view();
    for (const std::string_view end : {"/index.html", "/index.htm"}) {
        if (text.ends_with(end))
            return keep_text(text.substr(0, text.size() - end.size() + 1), render);
    }
    return keep_text(text, render);
}

Answer cgi_escape(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    std::string out;
    for (const char c : text.view()) {
        if (liquid::is_word(c) || c == '.' || c == '-' || c == '~')
            out += c;
        else if (c == ' ')
            out += '+';
        else
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
    return keep_text(out, render);
}

Answer uri_escape(const Value& input, Arguments /*arguments*/, Render& render) {
    if (input.is(Type::nil))
        return input;
    const Text text(input, render);
    return keep_text(normalized_component(text.view()), render);
}

constexpr std::array<FilterRow, 5> rows = {{
    {"absolute_url", "absolute_url", "Put the url and baseurl of the site before an address",
     address<absolute_address>},
    {"cgi_escape", "cgi_escape", "Write what a query cannot hold as %XX, blanks as +", cgi_escape},
    {"relative_url", "relative_url", "Put the baseurl of the site before an address",
     address<relative_address>},
    {"strip_index", "strip_index", "Take index.html from the end of an address", strip_index},
    {"uri_escape", "uri_escape", "Write what an address cannot hold as %XX", uri_escape},
}};

}  // namespace

std::span<const FilterRow> url_rows() {
    return rows;
}

}  // namespace kiji::site::filters
