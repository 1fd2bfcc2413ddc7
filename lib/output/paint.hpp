// Colours of a terminal, as pieces of text.
#pragma once

#include <string>
#include <string_view>

#include "output/output.hpp"
#include "source/diagnostic.hpp"

namespace kiji::output {

/// Select Graphic Rendition parameters (ECMA-48, 8.3.117).
namespace sgr {
inline constexpr std::string_view bold = "1";
inline constexpr std::string_view dim = "2";
inline constexpr std::string_view red = "31";
inline constexpr std::string_view green = "32";
inline constexpr std::string_view cyan = "36";
inline constexpr std::string_view bold_red = "1;31";
inline constexpr std::string_view bold_yellow = "1;33";
inline constexpr std::string_view bold_blue = "1;34";
inline constexpr std::string_view bold_cyan = "1;36";
}  // namespace sgr

/// Appends `text`, in colour where colours are on.
inline void paint(std::string& out, std::string_view text, std::string_view parameters,
                  Color color) {
    if (color == Color::off || text.empty()) {
        out += text;
        return;
    }
    out += "\x1b[";
    out += parameters;
    out += 'm';
    out += text;
    out += "\x1b[0m";
}

constexpr std::string_view color_of(Severity severity) {
    switch (severity) {
        case Severity::info:
            return sgr::bold_blue;
        case Severity::warning:
            return sgr::bold_yellow;
        case Severity::error:
            break;
    }
    return sgr::bold_red;
}

}  // namespace kiji::output
