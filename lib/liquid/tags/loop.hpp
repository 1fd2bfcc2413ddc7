// `forloop`: where a loop is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "liquid/render.hpp"
#include "value/drop.hpp"

namespace kiji::liquid {

/// Changes from round to round. Lives in the arena of the render, for a variable may hold it when
/// the loop is over.
class Loop final : public Drop {
  public:
    Loop(std::string_view name, std::uint64_t length, Value parent)
        : name_(name), length_(length), parent_(parent) {}

    void advance() { ++index_; }

    std::optional<Value> find(std::string_view key) const override;
    Value plain() const override;

  private:
    std::string_view name_;
    std::uint64_t length_;
    Value parent_;
    std::uint64_t index_ = 0;
};

/// The names that loops set.
extern const Name forloop_name;
extern const Name tablerowloop_name;

/// An object in the arena of the render, which is never destroyed.
template <typename T, typename... Arguments>
T* make_drop(Render& render, Arguments&&... arguments) {
    return new (render.arena().allocate(sizeof(T), alignof(T)))
        T(std::forward<Arguments>(arguments)...);
}

/// What is left of a round: false where the loop is over, by {% break %} or a limit.
bool next_round(Render& render);

}  // namespace kiji::liquid
