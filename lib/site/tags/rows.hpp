// The row of each tag, from the file of that tag. Internal to lib/site/tags.
#pragma once

#include "liquid/liquid.hpp"
#include "site/host.hpp"

namespace kiji::site::tags {

extern const liquid::TagRow highlight;
extern const liquid::TagRow include;
extern const liquid::TagRow include_relative;
extern const liquid::TagRow link;
extern const liquid::TagRow post_url;

/// The site that is rendered.
inline const Host& host_of(const liquid::Render& render) {
    return static_cast<const Host&>(*render.options().host);
}

}  // namespace kiji::site::tags
