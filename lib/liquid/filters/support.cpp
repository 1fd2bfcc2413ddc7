#include "liquid/filters/support.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "value/drop.hpp"

namespace kiji::liquid::filters {
namespace {

using Type = Value::Type;

// Arrays in arrays: data has no more, as its readers hold it to less.
constexpr int deepest = 1000;

void flatten(std::span<const Value> items, std::vector<Value>& out, int depth) {
    for (const Value& item : items) {
        if (item.is(Type::array) && depth < deepest)
            flatten(item.array(), out, depth + 1);
        else
            out.push_back(item);
    }
}

Selected select_by_number(const Value& item, std::int64_t number, Render& render) {
    if (item.is(Type::integer)) {
        if (number < 0)
            return {.value = Value::of(0)};
        return {.value = Value::of((item.integer() >> std::min<std::int64_t>(number, 63)) & 1)};
    }
    if (item.is(Type::array)) {
        const auto size = static_cast<std::int64_t>(item.array().size());
        const std::int64_t at = number < 0 ? number + size : number;
        if (at < 0 || at >= size)
            return {};
        return {.value = item.array()[static_cast<std::size_t>(at)]};
    }
    const std::string_view text = item.string();
    const auto size = static_cast<std::int64_t>(count_code_points(text));
    const std::int64_t at = number < 0 ? number + size : number;
    if (at < 0 || at >= size)
        return {};
    const std::size_t begin = offset_of(text, static_cast<std::size_t>(at));
    return {.value =
                Value::of(keep(render.arena(), text.substr(begin, decode(text, begin).length)))};
}

}  // namespace

Text::Text(const Value& value, Render& render) {
    if (value.is(Type::string)) {
        view_ = value.string();
        return;
    }
    made_.emplace();
    if (!append_string(*made_, value, render.options().limits.made_bytes)) {
        made_->clear();
        static_cast<void>(render.affords(unlimited));
    }
}

char* room_for(std::size_t size, Render& render) {
    if (!render.affords(size))
        return nullptr;
    return static_cast<char*>(render.arena().allocate(std::max<std::size_t>(size, 1), 1));
}

Answer keep_text(std::string_view text, Render& render) {
    if (!render.affords(text.size()))
        return render.fault({});
    return Value::of(keep(render.arena(), text));
}

Answer keep_array(std::span<const Value> items, Render& render) {
    if (!render.affords(items.size_bytes()))
        return render.fault({});
    return make_array(render.arena(), items);
}

Items::Items(const Value& input, Render& render) {
    const Value plainly = plain(input);
    if (plainly.is(Type::array)) {
        list_ = plainly.array();
        if (std::ranges::any_of(list_, [](const Value& item) { return item.is(Type::array); })) {
            flatten(list_, made_, 0);
            list_ = made_;
        }
        return;
    }
    if (plainly.is(Type::range)) {
        const Range range = plainly.range();
        constexpr std::uint64_t most = unlimited / sizeof(Value);
        if (!render.affords(std::min(range.size(), most) * sizeof(Value)))
            return;
        made_.reserve(range.size());
        for (std::uint64_t at = 0; at < range.size(); ++at)
            made_.push_back(Value::of(range.first + static_cast<std::int64_t>(at)));
    } else if (!input.is(Type::nil)) {
        made_.push_back(input);
    }
    list_ = made_;
}

bool has_access(const Value& item) {
    switch (item.type()) {
        case Type::string:
        case Type::integer:
        case Type::array:
        case Type::object:
        case Type::drop:
            return true;
        default:
            return false;
    }
}

Selected select(const Value& item, const Value& property, Render& render) {
    if (!has_access(item))
        return {.outcome = Selected::Outcome::no_access};
    if (item.is(Type::drop)) {
        const Text name(property, render);
        return {.value = item.drop().find(name.view()).value_or(Value())};
    }
    if (item.is(Type::object)) {
        if (property.is(Type::string)) {
            const Value* found = item.find(property.string());
            return {.value = found == nullptr ? Value() : *found};
        }
        for (const Member& member : item.object()) {
            if (equal(member.key, property))
                return {.value = member.value};
        }
        return {};
    }
    if (property.is(Type::integer) || property.is(Type::real))
        return select_by_number(item, to_i(property), render);
    if (item.is(Type::string) && property.is(Type::string)) {
        const bool is_there = item.string().find(property.string()) != std::string_view::npos;
        return {.value = is_there ? property : Value()};
    }
    return {.outcome = Selected::Outcome::wrong_type};
}

const Fault* no_property(const Value& property, Render& render) {
    const Text name(property, render);
    return render.fault(fmt::format("cannot select the property '{}'", name.view()));
}

std::size_t offset_of(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0; --count) {
        if (at >= text.size())
            return std::string_view::npos;
        at += decode(text, at).length;
    }
    return at;
}

}  // namespace kiji::liquid::filters
