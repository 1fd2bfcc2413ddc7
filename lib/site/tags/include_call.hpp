// What {% include %} and its kin are called with. Internal to lib/site.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "liquid/liquid.hpp"
#include "site/tags/phrase.hpp"

namespace kiji::site::tags {

/// `file.html key="text" other=page.title`. Lives in the arena of its template.
struct IncludeCall {
    struct Parameter {
        std::string_view key;
        liquid::Expression value;
    };
    Phrase file{};
    bool has_parameters = false;  // else `include` stays what it was
    std::span<const Parameter> parameters{};
    std::string_view tag{};  // as it was written, for messages
};

/// Fails, in Jekyll's words, where parameters are not well written.
IncludeCall read_include(liquid::Parser& parser, const liquid::Tag& tag);

/// Where an include is looked for.
struct IncludePlace {
    Result<const liquid::Template*> (*find)(std::string_view name, const liquid::Render& render);
    std::vector<std::string> (*folders)(const liquid::Render& render);
};

/// Writes the file at this place, with the parameters as `include`.
void write_include(const IncludeCall& call, const IncludePlace& place, liquid::Render& render);

}  // namespace kiji::site::tags
