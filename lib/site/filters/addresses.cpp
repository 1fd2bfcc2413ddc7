#include "site/filters/addresses.hpp"

#include "site/uri.hpp"

namespace kiji::site {
namespace {

std::string text_of(const Value& value) {
    std::string text;
    if (!value.is(Value::Type::nil))
        liquid::append_string(text, value);
    return text;
}

void append_with_slash(std::string& out, std::string_view part) {
    if (!part.empty() && !part.starts_with('/'))
        out += '/';
    out += part;
}

}  // namespace

Result<std::string> relative_address(std::string_view input, const SiteAddress& site) {
    const Result<Uri> given = parse_uri(input);
    if (!given)
        return given.error();
    if (given->scheme)
        return std::string(input);
    std::string base = text_of(site.base);
    if (base.ends_with('/'))
        base.pop_back();
    std::string joined;
    append_with_slash(joined, base);
    append_with_slash(joined, input);
    const Result<Uri> uri = parse_uri(joined);
    return uri ? Result<std::string>(normalized(*uri)) : uri.error();
}

Result<std::string> absolute_address(std::string_view input, const SiteAddress& site) {
    const Result<Uri> given = parse_uri(input);
    if (!given)
        return given.error();
    if (given->scheme)
        return std::string(input);
    const Result<std::string> relative = relative_address(input, site);
    const std::string url = text_of(site.url);
    if (!relative || url.empty())
        return relative;
    const std::string joined = url + *relative;
    const Result<Uri> uri = parse_uri(joined);
    return uri ? Result<std::string>(normalized(*uri)) : uri.error();
}

}  // namespace kiji::site
