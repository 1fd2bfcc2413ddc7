// The variables of a render, and what tags remember from one run to the next.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "liquid/expression.hpp"
#include "value/value.hpp"

namespace kiji::liquid {

/// Names with their values. Up to 16 are looked through, more are found by hash.
class Scope {
  public:
    /// Null where there is none. Good until the next set().
    const Value* find(Name name) const;
    void set(Name name, const Value& value);
    void clear();
    void append_names(std::vector<std::string_view>& out) const;
    bool empty() const { return entries_.empty(); }
    /// Calls `take(name, value)` for each.
    template <typename Take>
    void for_each(const Take& take) const {
        for (const Entry& entry : entries_)
            take(entry.name, entry.value);
    }

  private:
    struct Entry {
        Name name;
        Value value;
    };
    struct HashOfName {
        std::size_t operator()(const Name& name) const { return name.hash; }
    };
    static constexpr std::size_t linear = 16;
    std::size_t position(Name name) const;

    std::vector<Entry> entries_;
    std::unordered_map<Name, std::size_t, HashOfName> index_;
};

/// What a name leads to: scopes from the innermost out, then counters, then the data. The outermost
/// scope is where assign and capture put theirs; loops and includes have scopes of their own. Names
/// and values are views that outlive this.
class Variables {
  public:
    explicit Variables(const Value& data) : data_(data), scopes_(1) {}

    /// The value that `name` leads to; nothing where nobody knows it. `hint`: see Step.
    std::optional<Value> find(Name name, std::atomic<std::uint32_t>& hint) const;
    const Value& data() const { return data_; }

    void set(Name name, const Value& value) { scopes_[depth_].set(name, value); }
    void set_outermost(Name name, const Value& value) { scopes_.front().set(name, value); }
    /// Whether a scope has it.
    bool is_set(Name name) const;
    const Scope& outermost() const { return scopes_.front(); }
    void push();
    void pop();
    /// Scopes above the outermost.
    std::size_t depth() const { return depth_; }
    /// All that find() knows but for the keys of a drop. O(names).
    std::vector<std::string_view> names() const;

    /// What increment and decrement count: they stand before the data.
    Scope counters{};
    /// {% cycle %}: how far each group is.
    std::unordered_map<std::string, std::size_t> cycles{};
    /// {% for … offset: continue %}: where the last loop of that name ended.
    std::unordered_map<std::string_view, std::int64_t> offsets{};
    bool continues = false;  // whether one of these was asked for
    /// {% ifchanged %}: what it wrote the last time.
    std::optional<std::string> last_changed{};
    /// `forloop` of each loop that is under way, the innermost last.
    std::vector<Value> loops{};
    /// Whether what comes next depends on what came before, besides variables and `offsets`.
    bool remembers() const {
        return continues || last_changed || !cycles.empty() || !counters.empty();
    }

  private:
    Value data_;
    std::vector<Scope> scopes_;  // those above depth_ are kept to be used again
    std::size_t depth_ = 0;
};

/// The value of `key` in an object or drop; nothing where there is none.
std::optional<Value> find_member(const Value& object, std::string_view key,
                                 std::atomic<std::uint32_t>& hint);

}  // namespace kiji::liquid
