// Text for people: what a terminal may be shown, and what they meant to type.
#include "base/text.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/code_points.hpp"

namespace kiji {
namespace {

/// Marks that turn the direction of what follows (CVE-2021-42574), and line separators.
bool is_unseen_control(char32_t value) {
    return value == 0x61C || value == 0x200E || value == 0x200F ||
           (value >= 0x2028 && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

void escape(std::string& out, std::string_view bytes, char32_t value) {
    const bool ill_formed = value == 0xFFFD && bytes != "\xEF\xBF\xBD";
    if (value == '\n')
        out += "\\n";
    else if (value == '\r')
        out += "\\r";
    else if (value == '\t')
        out += "\\t";
    else if (value < 0x20 || value == 0x7F)
        fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned>(value));
    else if (ill_formed)
        for (const char byte : bytes)
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(byte));
    else if ((value >= 0x80 && value < 0xA0) || is_unseen_control(value))
        fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}", static_cast<unsigned>(value));
    else
        out += bytes;
}

/// The end of the run at `at` of what is shown as it is: ASCII, and U+3000 to U+D7FF, which is
/// kana, Han, Hangul and their punctuation.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const CodePoint point = next_code_point(text, at);
        const bool is_ascii = point.value >= 0x20 && point.value < 0x7F;
        if (!is_ascii && (point.value < 0x3000 || point.value >= 0xD800))
            break;
        at += point.length;
    }
    return at;
}

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        points += point.value;
        at += point.length;
    }
    return points;
}

template <typename Text>
std::size_t distance_between(const Text& from, const Text& to, std::size_t at_most) {
    const std::size_t longer = std::max(from.size(), to.size());
    if (longer - std::min(from.size(), to.size()) > at_most)
        return at_most + 1;

    // Rows of the usual table; only cells at most `at_most` off its diagonal can count, and what
    // stands around them reads as too far.
    const std::size_t far = at_most + 1;
    std::vector<std::size_t> before(to.size() + 1, far);
    std::vector<std::size_t> above(to.size() + 1, far);
    std::vector<std::size_t> row(to.size() + 1, far);
    for (std::size_t j = 0; j <= std::min(to.size(), at_most); ++j)
        above[j] = j;
    std::size_t best_above = 0;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        const std::size_t first = i > at_most ? i - at_most : 1;
        const std::size_t last = std::min(to.size(), i + at_most);
        row[first - 1] = i > at_most ? far : i;
        std::size_t best = row[first - 1];
        for (std::size_t j = first; j <= last; ++j) {
            const std::size_t change = from[i - 1] == to[j - 1] ? 0 : 1;
            std::size_t cost = std::min({above[j - 1] + change, above[j] + 1, row[j - 1] + 1, far});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                cost = std::min(cost, before[j - 2] + 1);
            row[j] = cost;
            best = std::min(best, cost);
        }
        // A swap may jump over one row, but not over two.
        if (best > at_most && best_above > at_most)
            return far;
        best_above = best;
        std::swap(before, above);
        std::swap(above, row);
    }
    return std::min(above[to.size()], far);
}

}  // namespace

std::string escape_for_terminal(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t end = end_of_plain(text, at); end > at) {
            out += text.substr(at, end - at);
            at = end;
            continue;
        }
        const CodePoint point = decode(text, at);
        escape(out, text.substr(at, point.length), point.value);
        at += point.length;
    }
    return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t at_most) {
    if (ascii::is_ascii(a) && ascii::is_ascii(b))
        return distance_between(a, b, at_most);
    return distance_between(code_points(a), code_points(b), at_most);
}

}  // namespace kiji
