#include <cassert>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"
#include "value/yaml.hpp"

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Line ends of YAML 1.1 beyond ASCII, the BOM, and what is no character.
bool must_be_escaped(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
           c == 0xFFFE || c == 0xFFFF;
}

bool has_escapes(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (must_be_escaped(c.value))
            return true;
        at += c.length;
    }
    return false;
}

// Cautious: some strings are quoted that need not be.
bool can_be_plain(std::string_view text) {
    constexpr std::string_view first = "-?:,[]{}#&*!|>'\"%@`= \t.~<";
    if (text.empty() || first.find(text.front()) != npos || text.back() == ' ' ||
        text.back() == ':' || text.find_first_of(",[]{}?") != npos)
        return false;
    return text.find(": ") == npos && text.find(" #") == npos &&
           plain_scalar(text).is(Value::Type::string);
}

std::string in_single_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        out += c;
        if (c == '\'')
            out += c;
    }
    return out + '\'';
}

std::string in_double_quotes(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (c.value == '"' || c.value == '\\')
            out += '\\';
        if (c.value == '\n')
            out += "\\n";
        else if (c.value == '\t')
            out += "\\t";
        else if (must_be_escaped(c.value))
            out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c.value));
        else
            out += text.substr(at, c.length);
        at += c.length;
    }
    return out + '"';
}

std::string write_string(std::string_view text, Quotes quotes) {
    if (has_escapes(text))
        return in_double_quotes(text);
    if (quotes == Quotes::where_needed && can_be_plain(text))
        return std::string(text);
    const bool single = quotes == Quotes::single_quotes ||
                        (quotes == Quotes::where_needed && text.find_first_of("\"\\") != npos &&
                         text.find('\'') == npos);
    return single ? in_single_quotes(text) : in_double_quotes(text);
}

// Psych takes a number for a real only where it has a point.
std::string write_real(double value) {
    if (std::isnan(value))
        return ".nan";
    if (std::isinf(value))
        return value > 0 ? ".inf" : "-.inf";
    std::string text = fmt::format("{}", value);
    if (text.find('.') == npos)
        text.insert(std::min(text.find('e'), text.size()), ".0");
    return text;
}

}  // namespace

std::string write_scalar(const Value& value, Quotes quotes) {
    switch (value.type()) {
        case Value::Type::boolean:
            return value.boolean() ? "true" : "false";
        case Value::Type::integer:
            return fmt::format("{}", value.integer());
        case Value::Type::real:
            return write_real(value.real());
        case Value::Type::string:
            return write_string(value.string(), quotes);
        case Value::Type::date:
            return print(value.date());
        default:
            assert(value.is(Value::Type::nil));
            return "null";
    }
}

}  // namespace kiji::yaml
