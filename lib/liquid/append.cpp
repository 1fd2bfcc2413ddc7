// Values as text.
#include <fmt/format.h>

#include "liquid/convert.hpp"
#include "liquid/ruby_text.hpp"
#include "value/drop.hpp"
#include "value/float_text.hpp"
#include "value/strftime.hpp"

namespace kiji::liquid {
namespace {

// Drops may lead round in circles.
constexpr int deepest = 100;

LocalTime local_time(DateTime time) {
    return {
        .seconds = (time.microseconds - (time.microseconds % 1'000'000 + 1'000'000) % 1'000'000) /
                   1'000'000,
        .nanoseconds =
            static_cast<std::int32_t>((time.microseconds % 1'000'000 + 1'000'000) % 1'000'000) *
            1000,
        .offset = time.offset_minutes * 60,
        .zone = time.has_offset ? "" : "UTC",
        .has_time = time.has_time};
}

/// Writes values into a text that must not grow beyond a limit.
class Writer {
  public:
    Writer(std::string& out, std::size_t most) : out_(out), most_(most) {}

    bool string(const Value& value) {
        switch (value.type()) {
            case Value::Type::nil:
                return true;
            case Value::Type::string:
                return put(value.string());
            case Value::Type::date:
                return date(value.date());
            default:
                return inspected(value);
        }
    }

    bool joined(const Value& value) {
        if (value.is(Value::Type::drop) && depth_ < deepest)
            return deeper([&] { return joined(value.drop().printed()); });
        if (!value.is(Value::Type::array))
            return string(value);
        if (depth_ >= deepest)
            return put("[...]");
        return deeper([&] {
            for (const Value& item : value.array()) {
                if (!joined(item))
                    return false;
            }
            return true;
        });
    }

    bool inspected(const Value& value) {
        switch (value.type()) {
            case Value::Type::nil:
                return put("nil");
            case Value::Type::boolean:
                return put(value.boolean() ? "true" : "false");
            case Value::Type::integer:
                return put(fmt::format_int(value.integer()).str());
            case Value::Type::real:
                append_float(out_, value.real());
                return fits();
            case Value::Type::string:
                append_inspected(out_, value.string());
                return fits();
            case Value::Type::date:
                return inspected_date(value.date());
            case Value::Type::range:
                return put(fmt::format("{}..{}", value.range().first, value.range().last));
            case Value::Type::array:
                return depth_ < deepest ? deeper([&] { return array(value); }) : put("[...]");
            case Value::Type::object:
                return depth_ < deepest ? deeper([&] { return object(value); }) : put("{...}");
            case Value::Type::drop:
                break;
        }
        return depth_ < deepest ? deeper([&] { return drop(value); }) : put("...");
    }

  private:
    bool fits() const { return out_.size() <= most_; }
    bool put(std::string_view text) {
        if (text.size() > most_ - std::min(most_, out_.size()))
            return false;
        out_ += text;
        return true;
    }
    template <typename Function>
    bool deeper(Function function) {
        ++depth_;
        const bool done = function();
        --depth_;
        return done;
    }
    bool array(const Value& value) {
        std::string_view before = "[";
        for (const Value& item : value.array()) {
            if (!put(before) || !inspected(item))
                return false;
            before = ", ";
        }
        return put(value.array().empty() ? "[]" : "]");
    }
    bool object(const Value& value) {
        std::string_view before = "{";
        for (const Member& member : value.object()) {
            if (!put(before) || !inspected(member.key) || !put("=>") || !inspected(member.value))
                return false;
            before = ", ";
        }
        return put(value.object().empty() ? "{}" : "}");
    }
    bool drop(const Value& value) {
        const Value plainly = value.drop().printed();
        return plainly.is(Value::Type::string) ? put(plainly.string()) : inspected(plainly);
    }
    bool date(DateTime time) {
        if (!time.has_time)
            return put(*strftime(local_time(time), "%Y-%m-%d"));
        return put(*strftime(local_time(time),
                             time.has_offset ? "%Y-%m-%d %H:%M:%S %z" : "%Y-%m-%d %H:%M:%S UTC"));
    }
    bool inspected_date(DateTime time) {
        if (time.has_time)
            return date(time);
        constexpr std::int64_t julian_day_of_1970 = 2'440'588;
        return put(fmt::format("#<Date: {} (({}j,0s,0n),+0s,2299161j)>",
                               *strftime(local_time(time), "%Y-%m-%d"),
                               local_time(time).seconds / 86'400 + julian_day_of_1970));
    }

    std::string& out_;
    const std::size_t most_;
    int depth_ = 0;
};

}  // namespace

bool append_text(std::string& out, const Value& value, Dialect /*dialect*/, std::size_t most) {
    return Writer(out, most).joined(value);
}

bool append_string(std::string& out, const Value& value, std::size_t most) {
    return Writer(out, most).string(value);
}

bool append_inspected(std::string& out, const Value& value, std::size_t most) {
    return Writer(out, most).inspected(value);
}

Value plain(const Value& value) {
    return value.is(Value::Type::drop) ? value.drop().plain() : value;
}

}  // namespace kiji::liquid
