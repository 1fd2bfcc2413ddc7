#include "site/uri.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "liquid/liquid.hpp"
#include "site/punycode.hpp"

namespace kiji::site {
namespace {

constexpr std::string_view of_segments = "-._~!$&'()*+,;=:@";
constexpr std::string_view of_queries = "-._~!$'()*+,=:@/?";
constexpr std::string_view of_fragments = "-._~!$&'()*+,;=:@/?";
constexpr std::string_view of_hosts = "-._~!$&'()*+,;=[:]";
constexpr std::string_view of_all = "-._~:/?#[]@!$&'()*+,;=";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_kept(char c, std::string_view signs) {
    return is_letter(c) || liquid::is_digit(c) || signs.find(c) != std::string_view::npos;
}

/// The value of a hexadecimal digit, or -1.
int hex(char c) {
    if (liquid::is_digit(c))
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

enum class Plus { decoded, stays_encoded };

std::string unencoded(std::string_view text, Plus plus) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_code = text[at] == '%' && at + 2 < text.size() && hex(text[at + 1]) >= 0 &&
                             hex(text[at + 2]) >= 0;
        const char code =
            is_code ? static_cast<char>(hex(text[at + 1]) * 16 + hex(text[at + 2])) : text[at];
        if (is_code && code == '+' && plus == Plus::stays_encoded)
            out += "%2B";
        else
            out += code;
        at += is_code ? 2 : 0;
    }
    return out;
}

void append_encoded(std::string& out, std::string_view text, std::string_view signs, Plus plus) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_plus = plus == Plus::stays_encoded && text.substr(at).starts_with("%2B");
        if (is_plus || is_kept(text[at], signs))
            out += text[at];
        else
            fmt::format_to(std::back_inserter(out), "%{:02X}",
                           static_cast<unsigned char>(text[at]));
    }
}

/// Addressable's normalize_component: what is encoded is decoded, composed, and encoded where it
/// must be.
void append_component(std::string& out, std::string_view text, std::string_view signs,
                      Plus plus = Plus::decoded) {
    if (std::ranges::all_of(text, [&](char c) { return is_kept(c, signs); })) {
        out += text;
        return;
    }
    const std::string plain = unencoded(text, plus);
    if (find_invalid_utf8(plain))
        append_encoded(out, plain, of_all, plus);
    else
        append_encoded(out, nfc(plain), signs, plus);
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

/// RFC 3986, 5.2.4.
std::string without_dots(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        if (path.starts_with("../")) {
            path.remove_prefix(3);
        } else if (path.starts_with("./")) {
            path.remove_prefix(2);
        } else if (path.starts_with("/./")) {
            path.remove_prefix(2);
        } else if (path.starts_with("/../") || path == "/..") {
            out.resize(std::min(out.size(), out.rfind('/')));
            path = path.size() > 3 ? path.substr(3) : "/";
        } else if (path == "/.") {
            path = "/";
        } else if (path == "." || path == "..") {
            path = {};
        } else {
            const std::size_t end = std::min(path.find('/', 1), path.size());
            out += path.substr(0, end);
            path.remove_prefix(end);
        }
    }
    return out;
}

std::string normalized_path(std::string_view path) {
    path = liquid::stripped(path);
    std::string out;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        append_component(out, path.substr(begin, end - begin), of_segments);
        if (end < path.size())
            out += '/';
        begin = end + 1;
    }
    const bool has_dots = out.starts_with('.') || out.find("/.") != std::string::npos;
    return has_dots ? without_dots(out) : out;
}

std::string normalized_query(std::string_view query) {
    std::string out;
    for (std::size_t begin = 0; begin <= query.size();) {
        const std::size_t end = std::min(query.find('&', begin), query.size());
        append_component(out, query.substr(begin, end - begin), of_queries, Plus::stays_encoded);
        if (end < query.size())
            out += '&';
        begin = end + 1;
    }
    return out;
}

std::string_view usual_port(std::string_view scheme) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> ports{
        {{"http", "80"}, {"https", "443"}, {"ftp", "21"}}};
    for (const auto& [name, port] : ports) {
        if (name == scheme)
            return port;
    }
    return {};
}

std::string normalized_authority(std::string_view authority, std::string_view scheme) {
    std::string out;
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        out = authority.substr(0, at + 1);
        authority.remove_prefix(at + 1);
    }
    std::string_view port;
    const std::size_t colon = authority.rfind(':');
    if (colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos) {
        port = authority.substr(colon + 1);
        authority = authority.substr(0, colon);
    }
    std::string host = ascii_host(downcase(unencoded(liquid::stripped(authority), Plus::decoded)));
    if (host.size() > 1 && host.ends_with('.') && host[host.size() - 2] != '.')
        host.pop_back();
    append_component(out, host, of_hosts);
    if (!port.empty() && port != usual_port(scheme))
        out += fmt::format(":{}", port);
    return out;
}

}  // namespace

Result<Uri> parse_uri(std::string_view text) {
    Uri uri;
    if (const std::size_t end = text.find_first_of(":/?#");
        end != std::string_view::npos && end > 0 && text[end] == ':') {
        const std::string_view scheme = text.substr(0, end);
        if (!is_letter(scheme.front()) ||
            !std::ranges::all_of(scheme, [](char c) { return is_kept(c, "+-."); }))
            return Error{fmt::format("Invalid scheme format: '{}'", scheme)};
        uri.scheme = scheme;
        text.remove_prefix(end + 1);
    }
    if (text.starts_with("//")) {
        const std::size_t end = std::min(text.find_first_of("/?#", 2), text.size());
        uri.authority = text.substr(2, end - 2);
        text.remove_prefix(end);
    }
    if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
        uri.fragment = text.substr(hash + 1);
        text = text.substr(0, hash);
    }
    if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
        uri.query = text.substr(mark + 1);
        text = text.substr(0, mark);
    }
    uri.path = text;
    return uri;
}

std::string normalized(const Uri& uri) {
    std::string out;
    const std::string scheme = uri.scheme ? lowered(*uri.scheme) : std::string();
    if (uri.scheme)
        out += scheme + ":";
    if (uri.authority)
        out += "//" + normalized_authority(*uri.authority, scheme);
    const std::string path = normalized_path(uri.path);
    out += path;
    if (path.empty() && (scheme == "http" || scheme == "https" || scheme == "ftp"))
        out += '/';
    if (uri.query && !uri.query->empty())
        out += "?" + normalized_query(*uri.query);
    if (uri.fragment && !uri.fragment->empty()) {
        out += '#';
        append_component(out, *uri.fragment, of_fragments);
    }
    return out;
}

std::string normalized_component(std::string_view text) {
    std::string out;
    append_component(out, text, of_all);
    return out;
}

std::string unescaped(std::string_view text) {
    return unencoded(text, Plus::decoded);
}

}  // namespace kiji::site
