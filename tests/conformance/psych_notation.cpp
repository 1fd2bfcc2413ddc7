#include "conformance/psych_notation.hpp"

#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace kiji::conformance {
namespace {

std::string text(std::string_view value) {
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out + '"';
}

std::string real(double value) {
    if (std::isnan(value))
        return ".nan";
    if (std::isinf(value))
        return value > 0 ? ".inf" : "-.inf";
    return fmt::format("real {:.17g}", value);
}

std::string date(DateTime value) {
    if (!value.has_time)
        return "date " + print(value);
    return fmt::format("time {} {}", value.microseconds,
                       value.has_offset ? fmt::format("{}", value.offset_minutes) : "-");
}

std::string list(const Value& value) {
    std::string out;
    for (const Value& item : value.array())
        out += (out.empty() ? "" : ", ") + psych_notation(item);
    return "[" + out + "]";
}

std::string mapping(const Value& value) {
    std::string out;
    for (const Member& member : value.object()) {
        out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", psych_notation(member.key),
                           psych_notation(member.value));
    }
    return "{" + out + "}";
}

}  // namespace

std::string psych_notation(const Value& value) {
    switch (value.type()) {
        case Value::Type::nil:
            return "~";
        case Value::Type::boolean:
            return value.boolean() ? "true" : "false";
        case Value::Type::integer:
            return fmt::format("int {}", value.integer());
        case Value::Type::real:
            return real(value.real());
        case Value::Type::string:
            return text(value.string());
        case Value::Type::date:
            return date(value.date());
        case Value::Type::array:
            return list(value);
        case Value::Type::range:
        case Value::Type::drop:
            return describe(value);  // no YAML has them
        case Value::Type::object:
            break;
    }
    return mapping(value);
}

}  // namespace kiji::conformance
