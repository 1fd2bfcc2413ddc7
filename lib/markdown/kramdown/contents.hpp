// The table of contents that {:toc} asks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/kramdown/attributes.hpp"

namespace kiji::markdown::kramdown {

struct ContentsEntry {
    int level = 1;
    std::string id{};
    std::string html{};  // of the heading, without links
};

/// The list of `entries` as HTML, nested by their levels. `tag`: ul or ol, with `attributes`.
/// O(size).
std::string contents_html(const std::vector<ContentsEntry>& entries, std::string_view tag,
                          Attributes attributes);

}  // namespace kiji::markdown::kramdown
