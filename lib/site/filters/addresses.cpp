#include "site/filters/addresses.hpp"

#include "site/uri.hpp"

namespace kiji::site {
namespace {

std::string config_text(const Host& host, std::string_view key) {
    const Value value = host.config(key);
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

Result<std::string> relative_address(std::string_view input, const Host& host) {
    const Result<Uri> given = parse_uri(input);
    if (!given)
        return given.error();
    if (given->scheme)
        return std::string(input);
    std::string base = config_text(host, "baseurl");
    if (base.ends_with('/'))
        base.pop_back();
    std::string joined;
    append_with_slash(joined, base);
    append_with_slash(joined, input);
    const Result<Uri> uri = parse_uri(joined);
    return uri ? Result<std::string>(normalized(*uri)) : uri.error();
}

Result<std::string> absolute_address(std::string_view input, const Host& host) {
    const Result<Uri> given = parse_uri(input);
    if (!given)
        return given.error();
    if (given->scheme)
        return std::string(input);
    const Result<std::string> relative = relative_address(input, host);
    const std::string url = config_text(host, "url");
    if (!relative || url.empty())
        return relative;
    const std::string joined = url + *relative;
    const Result<Uri> uri = parse_uri(joined);
    return uri ? Result<std::string>(normalized(*uri)) : uri.error();
}

}  // namespace kiji::site
