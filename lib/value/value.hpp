// One value of front matter, data or Liquid: 16 bytes, copied freely, owning nothing.
#pragma once

#include <cassert>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/arena.hpp"

namespace kiji {

/// A point in time as YAML and Liquid know it: microseconds since 1970 UTC and the offset that was
/// written (so that it prints as written), or a date without a time.
struct DateTime {
    std::int64_t microseconds = 0;
    std::int16_t offset_minutes = 0;
    bool has_time = false;    // false: a date alone, midnight UTC
    bool has_offset = false;  // false: no zone was written, UTC is assumed as Psych does
    friend bool operator==(const DateTime&, const DateTime&) = default;
};

struct Member;
class Drop;

/// The whole numbers from `first` to `last`, both among them: Liquid's (1..5). None where `last` is
/// less than `first`.
struct Range {
    std::int64_t first = 0;
    std::int64_t last = 0;
    /// How many numbers these are; 2^64 - 1 where there is one more.
    constexpr std::uint64_t size() const {
        if (last < first)
            return 0;
        const std::uint64_t steps =
            static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first);
        return steps == UINT64_MAX ? steps : steps + 1;
    }
    friend bool operator==(const Range&, const Range&) = default;
};

/// nil, boolean, integer (64 bits), float, string, date, array, object in insertion order, or what
/// only templates know: a range, and a drop, whose keys are worked out when they are asked for.
/// Strings, arrays, objects, ranges and drops are views: what they point at is owned by an Arena or
/// a SourceFile that outlives the value. Accessors assert the type.
class Value {
  public:
    enum class Type : std::uint8_t {
        nil,
        boolean,
        integer,
        real,
        string,
        date,
        array,
        object,
        range,
        drop
    };

    constexpr Value() = default;
    /// Only a bool: a `const char*` would otherwise turn into one.
    template <std::same_as<bool> T>
    static Value of(T value) {
        return boolean_of(value);
    }
    template <std::integral T>
    requires(!std::same_as<T, bool>) static Value of(T value) {
        return integer_of(static_cast<std::int64_t>(value));
    }
    static Value of(double value);
    static Value of(std::string_view value);  // keeps the view; up to 4 GiB
    static Value of(DateTime value);
    static Value of(std::span<const Value> items);
    static Value of(std::span<const Member> members);
    static Value of(const Range* range);  // keeps the pointer
    static Value of(const Drop* drop);    // keeps the pointer

    Type type() const { return type_; }
    bool is(Type type) const { return type_ == type; }
    bool boolean() const;
    std::int64_t integer() const;
    double real() const;
    std::string_view string() const;
    DateTime date() const;
    std::span<const Value> array() const;
    std::span<const Member> object() const;
    Range range() const;
    const Drop& drop() const;

    /// The value of `key` in an object (the last one of equal keys, as Psych has it); null where
    /// this is no object or has no such key. O(members).
    const Value* find(std::string_view key) const;

  private:
    static Value boolean_of(bool value);
    static Value integer_of(std::int64_t value);

    Type type_ = Type::nil;
    bool flag_ = false;         // boolean; date: has_time
    std::int16_t offset_ = 0;   // date: offset in minutes, or no_offset
    std::uint32_t length_ = 0;  // string: bytes; array, object: elements
    union {
        std::int64_t integer_ = 0;
        double real_;
        const char* characters_;
        const Value* items_;
        const Member* members_;
        const Range* range_;
        const Drop* drop_;
    };
};
static_assert(sizeof(Value) == 16 && std::is_trivially_copyable_v<Value>);

struct Member {
    Value key;  // a string in nearly all files; YAML allows any value
    Value value;
};

/// An array or object whose elements are copied into `arena`.
Value make_array(Arena& arena, std::span<const Value> items);
Value make_object(Arena& arena, std::span<const Member> members);

/// A range that lives in `arena`.
Value make_range(Arena& arena, Range range);

/// Deep equality as Ruby's eql?: types differ, values differ (1 is not 1.0), but NaN equals NaN.
/// Objects are equal where the same members stand in the same order, drops where they are one.
bool equal(const Value& a, const Value& b);

/// Text for messages: at most 40 code points of it, control characters as escapes.
std::string excerpt(std::string_view text);

/// A value in words, for messages: "nothing", "true", "the number 2024", "the text \"x\"",
/// "the date 2025-11-07", "a list", "a mapping". Of text an excerpt.
std::string describe(const Value& value);

/// "2025-11-07", "2025-11-07 16:39:06 +0000", with ".25" for a fraction; without a zone where none
/// was written. What `plain_scalar` reads back as the same value.
std::string print(DateTime value);

}  // namespace kiji
