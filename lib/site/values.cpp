#include "site/values.hpp"

#include <algorithm>

#include "liquid/liquid.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

bool is_key(const Member& member, std::string_view key) {
    return member.key.is(Type::string) && member.key.string() == key;
}

}  // namespace

ObjectDraft::ObjectDraft(const Value& object) {
    if (object.is(Type::object))
        members_.assign(object.object().begin(), object.object().end());
}

void ObjectDraft::set(std::string_view key, const Value& value) {
    const auto found =
        std::ranges::find_if(members_, [key](const Member& each) { return is_key(each, key); });
    if (found == members_.end())
        members_.push_back({Value::of(key), value});
    else
        found->value = value;
}

void ObjectDraft::remove(std::string_view key) {
    std::erase_if(members_, [key](const Member& each) { return is_key(each, key); });
}

const Value* ObjectDraft::find(std::string_view key) const {
    const auto found =
        std::ranges::find_if(members_, [key](const Member& each) { return is_key(each, key); });
    return found == members_.end() ? nullptr : &found->value;
}

Value merge(const Value& base, const Value& over, Arena& arena) {
    if (!base.is(Type::object) || base.object().empty())
        return over.is(Type::object) || !base.is(Type::object) ? over : base;
    if (!over.is(Type::object) || over.object().empty())
        return base;
    std::vector<Member> members(base.object().begin(), base.object().end());
    for (const Member& member : over.object()) {
        const auto found = std::ranges::find_if(
            members, [&member](const Member& each) { return equal(each.key, member.key); });
        if (found == members.end())
            members.push_back(member);
        else if (found->value.is(Type::object) && member.value.is(Type::object))
            found->value = merge(found->value, member.value, arena);
        else if (!member.value.is(Type::nil))
            found->value = member.value;
    }
    return make_object(arena, members);
}

bool is_true(const Value* value) {
    return is_given(value) && !(value->is(Type::boolean) && !value->boolean());
}

bool is_given(const Value* value) {
    return value != nullptr && !value->is(Type::nil);
}

std::string text_of(const Value& value) {
    std::string text;
    liquid::append_string(text, value);
    return text;
}

std::string_view string_of(const Value* value) {
    return value != nullptr && value->is(Type::string) ? value->string() : std::string_view();
}

std::vector<std::string> strings_of(const Value* value) {
    std::vector<std::string> texts;
    if (value == nullptr)
        return texts;
    if (value->is(Type::array)) {
        for (const Value& item : value->array()) {
            if (!item.is(Type::nil))
                texts.push_back(text_of(item));
        }
    } else if (value->is(Type::string)) {
        texts.emplace_back(value->string());
    }
    return texts;
}

}  // namespace kiji::site
