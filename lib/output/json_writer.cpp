#include "output/json_writer.hpp"

#include <cmath>

#include <fmt/core.h>

#include "base/text.hpp"

namespace kiji::output {
namespace {

bool is_unsafe(char32_t value) {
    return value < 0x20 || (value >= 0x7F && value <= 0x9F) || value == 0x200E || value == 0x200F ||
           value == 0x061C || (value >= 0x2028 && value <= 0x202E) ||
           (value >= 0x2066 && value <= 0x2069);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (point.value == '"' || point.value == '\\') {
            out += '\\';
            out += static_cast<char>(point.value);
        } else if (point.value == '\n') {
            out += "\\n";
        } else if (is_unsafe(point.value)) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
        } else {
            append_utf8(out, point.value);
        }
        at += point.length;
    }
    out += '"';
}

void JsonWriter::comma() {
    if (!first_)
        *out_ += ',';
    first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
    comma();
    *out_ += bracket;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    *out_ += bracket;
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    comma();
    append_json_string(*out_, name);
    *out_ += ':';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    comma();
    append_json_string(*out_, text);
    return *this;
}

JsonWriter& JsonWriter::value(std::size_t number) {
    comma();
    *out_ += fmt::format("{}", number);
    return *this;
}

JsonWriter& JsonWriter::fraction(double number) {
    comma();
    // Rounded down, so that only what is the same reads as 1.
    *out_ += fmt::format("{:.4g}", std::floor(number * 10000) / 10000);
    return *this;
}

JsonWriter& JsonWriter::truth(bool value) {
    comma();
    *out_ += value ? "true" : "false";
    return *this;
}

}  // namespace kiji::output
