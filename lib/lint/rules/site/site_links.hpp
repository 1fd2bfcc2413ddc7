// Where links of a post lead within its site.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule.hpp"

namespace kiji::corpus {
struct Page;
}

namespace kiji::lint {

/// One address that a post names.
struct Address {
    std::string url;  // Liquid such as {{ site.baseurl }} worked out
    Span span;        // where it is written
    bool image = false;
};

/// The addresses of links, images, link definitions, and of `src` and `href` in HTML, in order.
/// Those with Liquid that only the build can work out are left out; none where `site` is not there
/// as a whole. Rules ask Facts::addresses(). O(size).
std::vector<Address> addresses_in(const Document& doc, const SiteFacts* site);

/// Where an address leads.
struct Destination {
    enum class Kind : std::uint8_t {
        elsewhere,  // another site, or nobody can tell
        here,       // the page itself
        found,
        other_case,  // a file or page whose address differs by case
        missing,
    };
    Kind kind = Kind::elsewhere;
    std::string path;                    // of the site, decoded: "/about/"
    std::string fragment;                // decoded, without "#"
    std::string suggestion;              // other_case, missing: what may be meant; or empty
    const corpus::Page* page = nullptr;  // found: null for a file
};

/// `url` as the page of `out` names it. Only for a whole site (corpus::Site::is_whole); elsewhere,
/// `elsewhere`. O(log files), and O(files) for a suggestion where `suggest`.
Destination resolve(const Document& doc, const Findings& out, std::string_view url, bool suggest);

}  // namespace kiji::lint
