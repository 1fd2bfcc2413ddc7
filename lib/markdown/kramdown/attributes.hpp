// Attributes of elements, and the lists that kramdown has them written in: {: .class #id key="x"}.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiji::markdown::kramdown {

/// The attributes of one element, in the order in which they were first set.
class Attributes {
  public:
    /// Puts `value` in the place of what `key` had.
    void set(std::string_view key, std::string_view value);
    /// Adds a class behind those that are there.
    void add_class(std::string_view name);
    /// All of `other` on top of these: classes are added, others replace.
    void merge(const Attributes& other);
    /// Takes `key` out and returns what it had.
    std::string take(std::string_view key);

    [[nodiscard]] const std::string* find(std::string_view key) const;
    [[nodiscard]] bool empty() const { return list_.empty() && references_.empty(); }

    /// Names without a value: what they stand for is defined elsewhere ({:name: …}), or they ask
    /// for something ({:toc}).
    [[nodiscard]] const std::vector<std::string>& references() const { return references_; }
    [[nodiscard]] bool refers_to(std::string_view name) const;
    void add_reference(std::string_view name);
    void drop_references() { references_.clear(); }

    /// Appends ` key="value"` for each.
    void write(std::string& out) const;

  private:
    std::vector<std::pair<std::string, std::string>> list_;
    std::vector<std::string> references_;
};

/// Reads what stands between "{:" and "}". What is none of its forms is skipped. O(size).
Attributes read_attribute_list(std::string_view text);

}  // namespace kiji::markdown::kramdown
