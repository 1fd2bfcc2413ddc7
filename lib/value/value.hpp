// One value of front matter, data or Liquid: 16 bytes, copied freely, owning nothing.
#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <string_view>

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

/// nil, boolean, integer (64 bits), float, string, date, array, or object in insertion order.
/// Strings, arrays and objects are views: what they point at is owned by an Arena or a SourceFile
/// that outlives the value. Accessors assert the type.
class Value {
  public:
    enum class Type : std::uint8_t { nil, boolean, integer, real, string, date, array, object };

    constexpr Value() = default;
    static Value of(bool value);
    static Value of(std::int64_t value);
    static Value of(double value);
    static Value of(std::string_view value);  // keeps the view; up to 4 GiB
    static Value of(DateTime value);
    static Value of(std::span<const Value> items);
    static Value of(std::span<const Member> members);

    Type type() const { return type_; }
    bool is(Type type) const { return type_ == type; }
    bool boolean() const;
    std::int64_t integer() const;
    double real() const;
    std::string_view string() const;
    DateTime date() const;
    std::span<const Value> array() const;
    std::span<const Member> object() const;

    /// The value of `key` in an object (the last one of equal keys, as Psych has it); null where
    /// this is no object or has no such key. O(members).
    const Value* find(std::string_view key) const;

  private:
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
    };
};
static_assert(sizeof(Value) == 16);

struct Member {
    Value key;  // a string in nearly all files; YAML allows any scalar
    Value value;
};

}  // namespace kiji
