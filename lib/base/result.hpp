// What could not be done, as a value: Result<T> holds a T or an Error.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace kiji {

/// Names of files as the system gives them: bytes, '/' between names. Never normalised.
using Path = std::string;

/// Something we could not do: read, write, bind, parse a configuration. `message` says what was
/// being done and why it failed, lower case, no full stop; `path` is the file it is about, or
/// empty. `line` and `column` are 1-based where the trouble has a place in that file, else 0.
struct Error {
    std::string message;
    Path path{};
    std::size_t line = 0;
    std::size_t column = 0;
};

/// A T or an Error. Test it before taking the value: `if (!result) return result.error();`
template <typename T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Error& error() const {
        assert(state_.index() == 1);
        return std::get<1>(state_);
    }

  private:
    T& value() {
        assert(state_.index() == 0);
        return std::get<0>(state_);
    }
    const T& value() const {
        assert(state_.index() == 0);
        return std::get<0>(state_);
    }

    std::variant<T, Error> state_;
};

/// Success without a value: `Result<void> r = Done{};`.
struct Done {};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result(Done) : state_(Done{}) {}
    Result(Error error) : state_(std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    const Error& error() const {
        assert(state_.index() == 1);
        return std::get<1>(state_);
    }

  private:
    std::variant<Done, Error> state_;
};

}  // namespace kiji
