// The headings of a page that is HTML already. Internal to lib/site/plugins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiji::site::plugins {

struct Heading {
    int level = 1;
    std::string id;               // of the heading; empty: it has none
    std::string text;             // without tags; entities stand as they do in the page
    bool is_hidden = false;       // class no_toc, or within one of `hiding`
    std::size_t content_at = 0;   // where what stands in it begins
    std::size_t content_end = 0;  // and ends; 0: it is never closed
};

/// All h1 to h6 of `html`, in order. `hiding`: classes whose elements hide the headings in them.
/// What is never closed ends with the page. O(size * classes).
std::vector<Heading> headings_of(std::string_view html, const std::vector<std::string>& hiding);

}  // namespace kiji::site::plugins
