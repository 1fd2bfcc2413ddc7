#include "site/json_text.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "liquid/liquid.hpp"
#include "value/drop.hpp"
#include "value/float_text.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

constexpr int deepest = 100;

class Writer {
  public:
    Writer(std::string& out, std::size_t most) : out_(out), most_(most) {}

    bool write(const Value& value, int depth) {
        if (depth > deepest || out_.size() > most_)
            return false;
        switch (value.type()) {
            case Type::nil:
                out_ += "null";
                return true;
            case Type::boolean:
                out_ += value.boolean() ? "true" : "false";
                return true;
            case Type::integer:
                out_ += std::to_string(value.integer());
                return true;
            case Type::real:
                append_float(out_, value.real());
                return true;
            case Type::string:
                append_json_string(out_, value.string());
                return true;
            case Type::date:
            case Type::range: {
                std::string text;
                liquid::append_string(text, value);
                append_json_string(out_, text);
                return true;
            }
            case Type::array:
                return write_items(value.array(), depth);
            case Type::object:
                return write_members(value.object(), depth);
            case Type::drop:
                break;
        }
        return write(value.drop().plain(), depth + 1);
    }

  private:
    bool write_items(std::span<const Value> items, int depth) {
        out_ += '[';
        for (const Value& item : items) {
            if (&item != items.data())
                out_ += ',';
            if (!write(item, depth + 1))
                return false;
        }
        out_ += ']';
        return true;
    }
    bool write_members(std::span<const Member> members, int depth) {
        out_ += '{';
        for (const Member& member : members) {
            if (&member != members.data())
                out_ += ',';
            std::string key;
            liquid::append_string(key, member.key);
            append_json_string(out_, key);
            out_ += ':';
            if (!write(member.value, depth + 1))
                return false;
        }
        out_ += '}';
        return true;
    }

    std::string& out_;
    std::size_t most_;
};

}  // namespace

bool append_json(std::string& out, const Value& value, std::size_t most) {
    return Writer(out, most).write(value, 0);
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\b':
                out += "\\b";
                break;
            case '\f':
                out += "\\f";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20U)
                    out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
                else
                    out += c;
        }
    }
    out += '"';
}

}  // namespace kiji::site
