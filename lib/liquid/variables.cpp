#include "liquid/variables.hpp"

#include "value/drop.hpp"

namespace kiji::liquid {

std::size_t Scope::position(Name name) const {
    if (entries_.size() <= linear) {
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            if (entries_[i].name == name)
                return i;
        }
        return entries_.size();
    }
    const auto found = index_.find(name);
    return found == index_.end() ? entries_.size() : found->second;
}

const Value* Scope::find(Name name) const {
    const std::size_t at = position(name);
    return at < entries_.size() ? &entries_[at].value : nullptr;
}

void Scope::set(Name name, const Value& value) {
    const std::size_t at = position(name);
    if (at < entries_.size()) {
        entries_[at].value = value;
        return;
    }
    entries_.push_back({name, value});
    if (entries_.size() == linear + 1) {
        for (std::size_t i = 0; i < entries_.size(); ++i)
            index_.emplace(entries_[i].name, i);
    } else if (entries_.size() > linear) {
        index_.emplace(name, at);
    }
}

void Scope::clear() {
    entries_.clear();
    index_.clear();
}

void Scope::append_names(std::vector<std::string_view>& out) const {
    for (const Entry& entry : entries_)
        out.push_back(entry.name.text);
}

std::optional<Value> Variables::find(Name name, std::atomic<std::uint32_t>& hint) const {
    for (std::size_t i = depth_ + 1; i-- > 0;) {
        if (const Value* value = scopes_[i].find(name))
            return *value;
    }
    if (const Value* count = counters.find(name))
        return *count;
    return find_member(data_, name.text, hint);
}

bool Variables::is_set(Name name) const {
    for (std::size_t i = 0; i <= depth_; ++i) {
        if (scopes_[i].find(name) != nullptr)
            return true;
    }
    return counters.find(name) != nullptr;
}

void Variables::push() {
    if (++depth_ == scopes_.size())
        scopes_.emplace_back();
    scopes_[depth_].clear();
}

void Variables::pop() {
    --depth_;
}

std::vector<std::string_view> Variables::names() const {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i <= depth_; ++i)
        scopes_[i].append_names(names);
    counters.append_names(names);
    if (data_.is(Value::Type::object)) {
        for (const Member& member : data_.object()) {
            if (member.key.is(Value::Type::string))
                names.push_back(member.key.string());
        }
    }
    return names;
}

std::optional<Value> find_member(const Value& object, std::string_view key,
                                 std::atomic<std::uint32_t>& hint) {
    if (object.is(Value::Type::drop))
        return object.drop().find(key);
    if (!object.is(Value::Type::object))
        return std::nullopt;
    const std::span<const Member> members = object.object();
    const auto is_key = [&](const Member& member) {
        return member.key.is(Value::Type::string) && member.key.string() == key;
    };
    const std::uint32_t guess = hint.load(std::memory_order_relaxed);
    if (guess < members.size() && is_key(members[guess]))
        return members[guess].value;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (is_key(members[i])) {
            hint.store(static_cast<std::uint32_t>(i), std::memory_order_relaxed);
            return members[i].value;
        }
    }
    return std::nullopt;
}

}  // namespace kiji::liquid
