#include "value/object_builder.hpp"

#include <bit>
#include <functional>

namespace kiji::yaml {
namespace {

std::size_t mixed(std::size_t seed, std::size_t hash) {
    return (seed ^ hash) * std::size_t{0x9e3779b97f4a7c15} + 1;
}

std::size_t hash_of(const Value& value) {
    const auto type = static_cast<std::size_t>(value.type());
    switch (value.type()) {
        case Value::Type::nil:
            return type;
        case Value::Type::boolean:
            return mixed(type, value.boolean() ? 1 : 0);
        case Value::Type::integer:
            return mixed(type, std::hash<std::int64_t>{}(value.integer()));
        case Value::Type::real:
            return mixed(type, std::hash<double>{}(value.real()));
        case Value::Type::string:
            return mixed(type, std::hash<std::string_view>{}(value.string()));
        case Value::Type::date:
            return mixed(type, std::hash<std::int64_t>{}(value.date().microseconds));
        case Value::Type::range:
        case Value::Type::drop:
            return type;  // no YAML has them
        case Value::Type::array:
        case Value::Type::object:
            break;
    }
    std::size_t hash = type;
    if (value.is(Value::Type::array)) {
        for (const Value& item : value.array())
            hash = mixed(hash, hash_of(item));
        return hash;
    }
    for (const Member& member : value.object())
        hash = mixed(mixed(hash, hash_of(member.key)), hash_of(member.value));
    return hash;
}

}  // namespace

std::size_t ObjectBuilder::find(const Value& key) const {
    if (members_.size() <= linear) {
        for (std::size_t i = 0; i < members_.size(); ++i) {
            if (equal(members_[i].key, key))
                return i;
        }
        return members_.size();
    }
    const auto [first, last] = index_.equal_range(hash_of(key));
    for (auto entry = first; entry != last; ++entry) {
        if (equal(members_[entry->second].key, key))
            return entry->second;
    }
    return members_.size();
}

std::size_t ObjectBuilder::insert(const Member& member, Origin origin) {
    const std::size_t at = find(member.key);
    if (at < members_.size()) {
        members_[at].value = member.value;
        return at;
    }
    members_.push_back(member);
    origins_.push_back(origin);
    if (members_.size() == linear + 1) {
        for (std::size_t i = 0; i < members_.size(); ++i)
            index_.emplace(hash_of(members_[i].key), i);
    } else if (members_.size() > linear) {
        index_.emplace(hash_of(member.key), at);
    }
    return at;
}

std::optional<Span> ObjectBuilder::put(const Member& member, Places::Place place) {
    const std::size_t before = members_.size();
    const std::size_t at = insert(member, {.place = place, .written = true});
    if (at == before)
        return std::nullopt;
    const Origin first = origins_[at];
    origins_[at] = {.place = place, .written = true};
    return first.written ? std::optional(first.place.key) : std::nullopt;
}

void ObjectBuilder::merge(const Value& object) {
    for (const Member& member : object.object()) {
        const std::size_t at = insert(member, {});
        origins_[at].written = false;
    }
}

Value ObjectBuilder::finish(Arena& arena, Places& places) const {
    const Value object = make_object(arena, members_);
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (origins_[i].written)
            places.add(&object.object()[i].value, origins_[i].place);
    }
    return object;
}

}  // namespace kiji::yaml
