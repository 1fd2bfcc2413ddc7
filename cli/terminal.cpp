#include "terminal.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace kiji::cli {
namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before threads start
    return value == nullptr ? std::string_view() : value;
}

}  // namespace

bool moves_cursor(int descriptor) {
    return ::isatty(descriptor) == 1 && environment("TERM") != "dumb";
}

output::Color color_for(int descriptor, ColorChoice choice) {
    const bool automatic = moves_cursor(descriptor) && environment("NO_COLOR").empty();
    const bool on =
        choice == ColorChoice::always || (choice == ColorChoice::automatic && automatic);
    return on ? output::Color::on : output::Color::off;
}

std::size_t columns_of(int descriptor) {
    constexpr std::size_t usual = 100;
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return usual;
    return std::clamp<std::size_t>(size.ws_col, 40, 160);
}

output::Glyphs glyphs_for(int descriptor) {
    if (::isatty(descriptor) != 1)
        return output::Glyphs::blocks;
    if (environment("TERM") == "dumb")
        return output::Glyphs::ascii;
    // The first that is set and not empty counts (POSIX, 8.2).
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const std::string_view locale = environment(name);
        if (locale.empty())
            continue;
        const bool utf8 = locale.find("UTF-8") != std::string_view::npos ||
                          locale.find("utf8") != std::string_view::npos;
        return utf8 ? output::Glyphs::blocks : output::Glyphs::ascii;
    }
    return output::Glyphs::ascii;
}

}  // namespace kiji::cli
