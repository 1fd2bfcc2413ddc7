#include "site/escape.hpp"

namespace kiji::site {

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("&<>\"'", begin), text.size());
        out += text.substr(begin, end - begin);
        if (end == text.size())
            break;
        switch (text[end]) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += "&apos;";
                break;
        }
        begin = end + 1;
    }
    return out;
}

}  // namespace kiji::site
