// Text in addresses and in Base64.
#include <array>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "liquid/filters/families.hpp"
#include "liquid/filters/support.hpp"

namespace kiji::liquid::filters {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view alphabet_for_urls =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Answer url_encode(const Value& input, Arguments /*arguments*/, Render& render) {
    if (input.is(Value::Type::nil))
        return input;
    std::string out;
    const Text text(input, render);
    for (const char letter : text.view()) {
        if (ascii::is_alphanumeric(letter) ||
            std::string_view("-._~").find(letter) != std::string_view::npos)
            out += letter;
        else if (letter == ' ')
            out += '+';
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
    return keep_text(out, render);
}

Answer url_decode(const Value& input, Arguments /*arguments*/, Render& render) {
    if (input.is(Value::Type::nil))
        return input;
    std::string out;
    const Text decoded(input, render);
    const std::string_view text = decoded.view();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && at + 2 < text.size() && ascii::hex_value(text[at + 1]) >= 0 &&
            ascii::hex_value(text[at + 2]) >= 0) {
            out += static_cast<char>(ascii::hex_value(text[at + 1]) * 16 +
                                     ascii::hex_value(text[at + 2]));
            at += 2;
        } else {
            out += text[at] == '+' ? ' ' : text[at];
        }
    }
    if (find_invalid_utf8(out))
        return render.fault("invalid byte sequence in UTF-8");
    return keep_text(out, render);
}

std::string encoded(std::string_view text, std::string_view letters) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += 3) {
        std::uint32_t bits = 0;
        const std::size_t count = std::min<std::size_t>(3, text.size() - at);
        for (std::size_t byte = 0; byte < 3; ++byte)
            bits = bits << 8U | (byte < count ? static_cast<unsigned char>(text[at + byte]) : 0U);
        for (std::size_t letter = 0; letter < 4; ++letter)
            out += letter <= count ? letters[bits >> (18 - 6 * letter) & 63U] : '=';
    }
    return out;
}

/// Nothing where a letter, the length or the padding is wrong, or bits are left over.
std::optional<std::string> decoded(std::string_view text) {
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::string out;
    std::uint32_t bits = 0;
    std::size_t letters = 0;
    for (const char letter : text) {
        if (letter == '=')
            break;
        const std::size_t value = alphabet.find(letter);
        if (value == std::string_view::npos)
            return std::nullopt;
        bits = bits << 6U | static_cast<std::uint32_t>(value);
        if (++letters % 4 != 0)
            continue;
        for (const std::uint32_t shift : {16U, 8U, 0U})
            out += static_cast<char>(bits >> shift & 0xFFU);
        bits = 0;
    }
    const std::size_t padding = text.size() - letters;
    if (padding > 2 || text.substr(letters) != std::string_view("==").substr(0, padding))
        return std::nullopt;
    if (padding == 2) {
        out += static_cast<char>(bits >> 4U & 0xFFU);
        return (bits & 0xFU) == 0 ? std::optional(out) : std::nullopt;
    }
    if (padding == 1) {
        out += static_cast<char>(bits >> 10U & 0xFFU);
        out += static_cast<char>(bits >> 2U & 0xFFU);
        return (bits & 3U) == 0 ? std::optional(out) : std::nullopt;
    }
    return out;
}

Answer base64_encode(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    return keep_text(encoded(text.view(), alphabet), render);
}

Answer base64_url_safe_encode(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    return keep_text(encoded(text.view(), alphabet_for_urls), render);
}

Answer base64_decode(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    const std::optional<std::string> out = decoded(text.view());
    if (!out)
        return render.fault("invalid base64 provided to base64_decode");
    return keep_text(*out, render);
}

Answer base64_url_safe_decode(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    std::string letters(text.view());
    for (char& letter : letters)
        letter = letter == '-' ? '+' : letter == '_' ? '/' : letter;
    if (!letters.ends_with('='))
        letters.append((4 - letters.size() % 4) % 4, '=');
    const std::optional<std::string> out = decoded(letters);
    if (!out)
        return render.fault("invalid base64 provided to base64_url_safe_decode");
    return keep_text(*out, render);
}

constexpr std::array<FilterRow, 6> rows = {{
    {"base64_decode", "base64_decode", "Decode Base64", base64_decode, 0, 0, Known::in_5},
    {"base64_encode", "base64_encode", "Encode as Base64", base64_encode, 0, 0, Known::in_5},
    {"base64_url_safe_decode", "base64_url_safe_decode", "Decode Base64 with - and _",
     base64_url_safe_decode, 0, 0, Known::in_5},
    {"base64_url_safe_encode", "base64_url_safe_encode", "Encode as Base64 with - and _",
     base64_url_safe_encode, 0, 0, Known::in_5},
    {"url_decode", "url_decode", "Turn %XX and + back into characters", url_decode, 0, 0},
    {"url_encode", "url_encode", "Write what an address cannot hold as %XX, blanks as +",
     url_encode, 0, 0},
}};

}  // namespace

std::span<const FilterRow> url_rows() {
    return rows;
}

}  // namespace kiji::liquid::filters
