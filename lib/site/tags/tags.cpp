#include "site/tags/tags.hpp"

#include <array>

#include "site/tags/rows.hpp"

namespace kiji::site::tags {

std::span<const liquid::TagRow> rows() {
    static const std::array all{highlight, include, include_relative, link, post_url};
    return all;
}

}  // namespace kiji::site::tags
