// Templates of plugins. Internal to lib/site/plugins.
#pragma once

#include <string>
#include <string_view>

namespace kiji::site::plugins {

/// `lines` joined into one, for templates whose lines are there for readers of the source alone.
inline std::string tight(std::string_view lines) {
    std::string out;
    for (const char c : lines) {
        if (c != '\n')
            out += c;
    }
    return out;
}

/// The same, but a line that ends a tag of XML stays one.
inline std::string tight_lines(std::string_view lines) {
    std::string out;
    for (const char c : lines) {
        if (c != '\n' || out.ends_with('>'))
            out += c;
    }
    return out;
}

}  // namespace kiji::site::plugins
