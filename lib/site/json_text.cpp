#include "site/json_text.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

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
        return write_drop(value.drop(), depth);
    }

  private:
    /// Documents lead to their neighbours, and those on: from the second one on they lead to what
    /// has no neighbours, and no text, as Jekyll has it.
    bool write_drop(const Drop& drop, int depth) {
        const Value plainly = drop.plain();
        if (!plainly.is(Type::object) || depth < 2)
            return write(plainly, depth);
        std::vector<Member> members(plainly.object().begin(), plainly.object().end());
        std::vector<std::vector<Member>> collapsed;
        for (Member& member : members) {
            if (!member.value.is(Type::drop) || !is_one_of(member.key, {"previous", "next"}))
                continue;
            collapsed.push_back(without_neighbours(member.value.drop()));
            member.value = Value::of(std::span<const Member>(collapsed.back()));
        }
        return write_members(members, depth);
    }

    static bool is_one_of(const Value& key, std::initializer_list<std::string_view> names) {
        return key.is(Type::string) && std::ranges::find(names, key.string()) != names.end();
    }

    static std::vector<Member> without_neighbours(const Drop& drop) {
        const Value plainly = drop.plain();
        std::vector<Member> members;
        if (!plainly.is(Type::object))
            return members;
        for (const Member& member : plainly.object()) {
            if (!is_one_of(member.key, {"content", "output", "excerpt", "next", "previous"}))
                members.push_back(member);
        }
        return members;
    }

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
