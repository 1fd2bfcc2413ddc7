// What a template may ask for and nobody has worked out yet: site.posts, page.content, forloop.
#pragma once

#include <optional>
#include <string_view>

#include "value/value.hpp"

namespace kiji {

/// A value whose keys are worked out when they are asked for. Lives where the values that point at
/// it do. One that several threads can reach keeps what it worked out behind a lock of its own: all
/// functions may be called from any thread.
class Drop {
  public:
    Drop() = default;
    Drop(const Drop&) = delete;
    Drop& operator=(const Drop&) = delete;
    virtual ~Drop() = default;

    /// The value of `key`; nothing where there is no such key.
    virtual std::optional<Value> find(std::string_view key) const = 0;

    /// What loops, filters and output see: any value but a drop. An array or object is walked, a
    /// string is what it prints as. May be much work: all keys are worked out.
    virtual Value plain() const = 0;

    /// What stands in a text for it: by default what it is plainly.
    virtual Value printed() const { return plain(); }
};

}  // namespace kiji
