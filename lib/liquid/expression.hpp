// What stands in tags and outputs, parsed: literals, lookups, ranges, outputs with filters,
// conditions. All of it lives in the arena of its template and never changes.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string_view>

#include "liquid/filter.hpp"
#include "source/span.hpp"
#include "value/value.hpp"

namespace kiji::liquid {

/// The name of a variable with its hash, so that looking it up seldom compares text.
struct Name {
    std::string_view text;
    std::uint32_t hash = 0;

    friend bool operator==(const Name& a, const Name& b) {
        return a.hash == b.hash && a.text == b.text;
    }
};
/// The hash is worked out: O(size). Keeps the view.
Name name_of(std::string_view text);

struct Lookup;
struct RangeExpression;

struct Expression {
    enum class Kind : std::uint8_t {
        literal,
        lookup,
        range,
        empty,  // `x == empty` asks x; anywhere else they are an empty string
        blank,
    };
    Kind kind = Kind::literal;
    Value value{};  // literal, empty, blank
    union {
        const Lookup* lookup = nullptr;
        const RangeExpression* range;
    };

    static Expression of(Value value) { return {.value = value}; }
};

struct RangeExpression {
    Expression first;
    Expression last;
};

/// One step of a lookup: `.key` or `[key]`.
struct Step {
    /// Without brackets, and not a key of the value: asks the value itself.
    enum class Command : std::uint8_t { none, size, first, last };

    Expression key;
    Command command = Command::none;
    /// Where in an object the key was found the last time: the objects of a list look alike.
    mutable std::atomic<std::uint32_t> hint = 0;
};

/// `name.key[0]`, or `[name].key`.
struct Lookup {
    Expression root;  // a string: the name
    Name name;        // where `root` is a literal string
    std::span<const Step> steps;
    Span span;  // where it is written
    /// As Step::hint, for the name in the data.
    mutable std::atomic<std::uint32_t> hint = 0;
};

struct NamedArgument {
    std::string_view name;
    Expression value;
};

struct FilterCall {
    const FilterRow* row = nullptr;  // null: nobody knows it
    std::string_view name;
    std::span<const Expression> arguments;
    std::span<const NamedArgument> named;
    Span span;
};

/// `input | filter: argument`.
struct Output {
    Expression input;
    std::span<const FilterCall> filters;
};

/// `left operator right`, and what follows: conditions are worked out from the left, each only
/// where the one before leaves it open.
struct Condition {
    enum class Operator : std::uint8_t {
        truth,  // `left` alone
        equal,
        unequal,
        less,
        greater,
        less_or_equal,
        greater_or_equal,
        contains,
        unknown,  // an error, but only when it is reached
    };
    enum class Relation : std::uint8_t { none, either, both };

    Expression left{};
    Operator comparison = Operator::truth;
    std::string_view written{};  // the operator as written
    Expression right{};
    Relation relation = Relation::none;
    const Condition* next = nullptr;
};

}  // namespace kiji::liquid
