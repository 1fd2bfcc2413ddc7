#include "site/include_memo.hpp"

#include <algorithm>
#include <optional>

#include "site/item.hpp"
#include "site/reading.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

constexpr std::string_view site_name = "site";

/// Stands in the place of all variables that an include finds around it.
class Outside final : public Drop {
  public:
    explicit Outside(liquid::Variables& variables) : variables_(variables) {}

    std::optional<Value> find(std::string_view key) const override {
        if (key != site_name)
            was_read_ = true;
        std::atomic<std::uint32_t> hint = 0;
        return variables_.find(liquid::name_of(key), hint);
    }
    Value plain() const override {
        was_read_ = true;
        return {};
    }
    bool was_read() const { return was_read_; }

  private:
    liquid::Variables& variables_;
    mutable bool was_read_ = false;
};

/// A copy that lasts; nothing for what belongs to a render.
std::optional<Value> copied(const Value& value, Arena& arena) {
    switch (value.type()) {
        case Type::string:
            return Value::of(keep(arena, value.string()));
        case Type::array: {
            std::vector<Value> items;
            for (const Value& item : value.array()) {
                const std::optional<Value> copy = copied(item, arena);
                if (!copy)
                    return std::nullopt;
                items.push_back(*copy);
            }
            return make_array(arena, items);
        }
        case Type::object: {
            std::vector<Member> members;
            for (const Member& member : value.object()) {
                const std::optional<Value> key = copied(member.key, arena);
                const std::optional<Value> of_key = copied(member.value, arena);
                if (!key || !of_key)
                    return std::nullopt;
                members.push_back({*key, *of_key});
            }
            return make_object(arena, members);
        }
        case Type::range:
            return make_range(arena, value.range());
        case Type::drop:
            if (dynamic_cast<const Item*>(&value.drop()) == nullptr)
                return std::nullopt;
            return value;
        default:
            return value;
    }
}

}  // namespace

bool IncludeMemo::write(const liquid::Template& partial, liquid::Render& render) {
    const liquid::Variables& variables = render.variables();
    // A loop within a loop knows it; a variable may be called as the site is.
    if (!variables.loops.empty() || variables.is_set(liquid::name_of(site_name)))
        return false;
    {
        const std::scoped_lock lock(mutex_);
        const auto [known, is_first] = results_.try_emplace(&partial);
        if (!is_first) {
            if (known->second == nullptr)
                return false;
            replay(*known->second, render);
            return true;
        }
    }
    std::unique_ptr<const Result> result = watch(partial, render);
    if (result == nullptr)
        return false;
    replay(*result, render);
    const std::scoped_lock lock(mutex_);
    results_[&partial] = std::move(result);
    return true;
}

std::unique_ptr<const IncludeMemo::Result> IncludeMemo::watch(const liquid::Template& partial,
                                                              liquid::Render& render) {
    auto result = std::make_unique<Result>();
    const Outside outside(render.variables());
    liquid::Variables own(Value::of(static_cast<const Drop*>(&outside)));
    const Reads before = std::exchange(current_reading->reads, Reads::nothing);
    std::optional<std::string> text = render.write_apart(partial, own);
    result->reads = std::exchange(current_reading->reads, before);
    const bool depends_on_page =
        outside.was_read() || has(result->reads, Reads::page | Reads::contents | Reads::unknown) ||
        own.remembers();
    if (!text || depends_on_page)
        return nullptr;
    result->text = *std::move(text);
    bool lasts = true;
    own.outermost().for_each([&](liquid::Name name, const Value& value) {
        const std::optional<Value> copy = copied(value, result->arena);
        lasts = lasts && copy;
        if (copy)
            result->assigned.emplace_back(name, *copy);
    });
    if (!lasts)
        return nullptr;
    result->offsets.assign(own.offsets.begin(), own.offsets.end());
    return result;
}

void IncludeMemo::replay(const Result& result, liquid::Render& render) {
    note(result.reads);
    render.out() += result.text;
    for (const auto& [name, value] : result.assigned)
        render.assign(name, value);
    for (const auto& [name, offset] : result.offsets)
        render.variables().offsets[name] = offset;
}

}  // namespace kiji::site
