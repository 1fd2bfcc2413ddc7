// Values as JSON.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "base/byte_blocks.hpp"
#include "base/text.hpp"
#include "value/json.hpp"

namespace kiji::json {
namespace {

bool is_unsafe(char32_t value) {
    return value < 0x20 || (value >= 0x7F && value <= 0x9F) || value == 0x200E || value == 0x200F ||
           value == 0x061C || (value >= 0x2028 && value <= 0x202E) ||
           (value >= 0x2066 && value <= 0x2069);
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

constexpr std::size_t block_size = 16;

/// 0 for what is not ASCII, or needs an escape.
constexpr Byte test_plain_ascii(Byte a, Byte /*b*/, Byte /*c*/) {
    const auto control = static_cast<Byte>(a & 0xE0);
    const auto above = static_cast<Byte>(~a & 0x80);
    const auto del = static_cast<Byte>(a ^ 0x7F);
    const auto quote = static_cast<Byte>(a ^ '"');
    const auto backslash = static_cast<Byte>(a ^ '\\');
    return std::min(del, std::min(std::min(control, above), std::min(quote, backslash)));
}

/// The end of the run at `at` of ASCII that needs no escape, and of kana and Han: characters of
/// three bytes from 0xE3 to 0xE9.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        at = skip_blocks<block_size>(text, at, test_plain_ascii);
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\')
            ++at;
        else if (byte >= 0xE3 && byte <= 0xE9 && at + 2 < text.size() &&
                 is_continuation(text[at + 1]) && is_continuation(text[at + 2]))
            at += 3;
        else
            break;
    }
    return at;
}

std::string key_text(const Value& key) {
    if (key.is(Value::Type::string))
        return std::string(key.string());
    return key.is(Value::Type::date) ? print(key.date()) : write(key, Layout::one_line);
}

class Writer {
  public:
    Writer(std::string& out, Layout layout) : out_(&out), layout_(layout) {}

    void write(const Value& value, std::size_t depth) {
        switch (value.type()) {
            case Value::Type::boolean:
                *out_ += value.boolean() ? "true" : "false";
                break;
            case Value::Type::integer:
                *out_ += fmt::format("{}", value.integer());
                break;
            case Value::Type::real:
                // The shortest digits that read back as the same number.
                *out_ += std::isfinite(value.real()) ? fmt::format("{}", value.real()) : "null";
                break;
            case Value::Type::string:
                append_string(*out_, value.string());
                break;
            case Value::Type::date:
                append_string(*out_, print(value.date()));
                break;
            case Value::Type::array:
                write_array(value, depth);
                break;
            case Value::Type::object:
                write_object(value, depth);
                break;
            case Value::Type::nil:
            case Value::Type::range:
            case Value::Type::drop:
                *out_ += "null";
                break;
        }
    }

  private:
    void write_array(const Value& value, std::size_t depth) {
        *out_ += '[';
        std::string_view comma;
        for (const Value& item : value.array()) {
            *out_ += comma;
            break_line(depth + 1);
            write(item, depth + 1);
            comma = ",";
        }
        if (!comma.empty())
            break_line(depth);
        *out_ += ']';
    }

    void write_object(const Value& value, std::size_t depth) {
        *out_ += '{';
        std::string_view comma;
        for (const Member& member : value.object()) {
            *out_ += comma;
            break_line(depth + 1);
            append_string(*out_, key_text(member.key));
            *out_ += layout_ == Layout::lines ? ": " : ":";
            write(member.value, depth + 1);
            comma = ",";
        }
        if (!comma.empty())
            break_line(depth);
        *out_ += '}';
    }

    void break_line(std::size_t depth) {
        if (layout_ == Layout::lines)
            out_->append(1, '\n').append(depth * 2, ' ');
    }

    std::string* out_;
    Layout layout_;
};

}  // namespace

void append_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        // Nearly all text stands for itself.
        if (const std::size_t end = end_of_plain(text, at); end > at) {
            out.append(text, at, end - at);
            at = end;
            continue;
        }
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

std::string write(const Value& value, Layout layout) {
    std::string out;
    Writer(out, layout).write(value, 0);
    return out;
}

}  // namespace kiji::json
