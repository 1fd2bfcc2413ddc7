// What could not be done, in one line.
#include <fmt/core.h>

#include "base/text.hpp"
#include "output/output.hpp"
#include "output/paint.hpp"

namespace kiji::output {

std::string show(const Error& error, Color color) {
    std::string out;
    paint(out, "kiji:", sgr::bold_red, color);
    out += ' ';
    if (!error.path.empty()) {
        std::string place = escape_for_terminal(error.path);
        if (error.line > 0)
            place += fmt::format(":{}:{}", error.line, error.column);
        place += ':';
        paint(out, place, sgr::bold, color);
        out += ' ';
    }
    out += escape_for_terminal(error.message);
    out += '\n';
    return out;
}

}  // namespace kiji::output
