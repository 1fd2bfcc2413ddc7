#include "liquid/tags/loop.hpp"

namespace kiji::liquid {

const Name forloop_name = name_of("forloop");
const Name tablerowloop_name = name_of("tablerowloop");

std::optional<Value> Loop::find(std::string_view key) const {
    if (key == "index")
        return Value::of(index_ + 1);
    if (key == "index0")
        return Value::of(index_);
    if (key == "first")
        return Value::of(index_ == 0);
    if (key == "last")
        return Value::of(index_ + 1 == length_);
    if (key == "length")
        return Value::of(length_);
    if (key == "rindex")
        return Value::of(length_ - index_);
    if (key == "rindex0")
        return Value::of(static_cast<std::int64_t>(length_ - index_) - 1);
    if (key == "parentloop")
        return parent_;
    if (key == "name")
        return Value::of(name_);
    return std::nullopt;
}

Value Loop::plain() const {
    return Value::of(std::string_view("Liquid::ForloopDrop"));
}

bool next_round(Render& render) {
    const std::optional<Interrupt> interrupt = render.take_interrupt();
    return !render.stopped() && interrupt != Interrupt::stop_loop;
}

}  // namespace kiji::liquid
