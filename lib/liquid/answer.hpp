// What working something out gives: a value, or why there is none.
#pragma once

#include <cassert>
#include <cstdint>
#include <string_view>

#include "value/value.hpp"

namespace kiji::liquid {

class Template;

/// Why a tag, filter or expression has no outcome. Lives in the arena of the render.
struct Fault {
    enum class Kind : std::uint8_t {
        error,      // "Liquid error: …" stands in place of the output
        syntax,     // "Liquid syntax error: …" does
        undefined,  // a variable or filter that strict rendering misses: nothing stands in place
        limit,      // the render ends
    };
    Kind kind = Kind::error;
    std::string_view message;  // as Liquid words it, without the prefix
    std::string_view help{};   // what to do about it, or empty
    /// A partial that could not be parsed: the fault is in there, not in the tag that asked for it.
    const Template* broken = nullptr;
};

/// A Value or a Fault.
class [[nodiscard]] Answer {
  public:
    Answer(Value value) : value_(value) {}
    Answer(const Fault* fault) : fault_(fault) {}

    explicit operator bool() const { return fault_ == nullptr; }
    const Value& operator*() const {
        assert(fault_ == nullptr);
        return value_;
    }
    const Value* operator->() const { return &**this; }
    const Fault* fault() const { return fault_; }

  private:
    Value value_;
    const Fault* fault_ = nullptr;
};

}  // namespace kiji::liquid
