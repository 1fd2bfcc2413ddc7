#include "value/tagged_scalar.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/text.hpp"
#include "value/yaml.hpp"

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr std::string_view core = "tag:yaml.org,2002:";
constexpr std::string_view base64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string decoded(std::string_view text) {
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t six = base64.find(c);
        if (c == '=')
            break;
        if (six == npos)
            continue;
        bits = bits << 6U | static_cast<std::uint32_t>(six);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xffU);
        }
    }
    return out;
}

bool is_string_tag(std::string_view tag) {
    return tag == "!" || tag == "!str" || tag == "tag:yaml.org,2002:str" ||
           tag.starts_with("!str:") || tag.starts_with("!ruby/string") ||
           tag.starts_with("!ruby/sym");
}

}  // namespace

Value tagged_scalar(std::string_view tag, std::string_view text, Arena& arena) {
    if (is_string_tag(tag))
        return Value::of(text);
    if (tag == "!binary" || tag == "tag:yaml.org,2002:binary") {
        const std::string bytes = decoded(text);
        // Strings of ours are UTF-8: pictures and the like stay as they are written.
        return Value::of(find_invalid_utf8(bytes) ? text : keep(arena, bytes));
    }
    const Value value = plain_scalar(text);
    if ((tag == "!float" || tag == "tag:yaml.org,2002:float") && value.is(Value::Type::integer))
        return Value::of(static_cast<double>(value.integer()));
    return value;
}

bool is_known_tag(std::string_view tag) {
    constexpr std::array<std::string_view, 7> known{"",       "!",    "!str", "!binary",
                                                    "!float", "!set", "!omap"};
    return tag.starts_with(core) || std::ranges::find(known, tag) != known.end();
}

}  // namespace kiji::yaml
