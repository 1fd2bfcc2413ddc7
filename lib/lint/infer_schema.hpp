// From front matter that is there to a schema for what is to come.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "value/value.hpp"

namespace kiji::lint {

/// Learns what the front matter of one kind of page has in common.
class SchemaLearner {
  public:
    /// Takes the front matter of one more page.
    void add(const Value& data);

    /// The schema as YAML, `indent` blanks before each line: keys that all pages have are required,
    /// a key has the types that were seen, and an enum where a few texts go for many pages. Keys in
    /// the order in which they came first.
    std::string yaml(std::size_t indent) const;

  private:
    struct Key {
        std::string name;
        std::size_t pages = 0;
        std::array<std::size_t, 8> types{};  // by the names in the source file
        std::size_t dates = 0;               // texts that are dates, and dates
        bool many_texts = false;
        std::map<std::string, std::size_t, std::less<>> texts;
    };

    void take(Key& key, const Value& value);
    static std::string types_of(const Key& key);

    std::size_t pages_ = 0;
    std::vector<Key> keys_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
};

}  // namespace kiji::lint
