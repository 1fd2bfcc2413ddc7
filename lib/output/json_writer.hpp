// JSON written piece by piece (RFC 8259).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiji::output {

/// Writes the members of objects and arrays with their commas; compact, on one line. The caller
/// opens and closes in pairs.
class JsonWriter {
  public:
    explicit JsonWriter(std::string& out) : out_(&out) {}

    JsonWriter& open(char bracket);          // '{' or '[', as an item or after key()
    JsonWriter& close(char bracket);         // '}' or ']'
    JsonWriter& key(std::string_view name);  // a word of ours, which needs no escapes
    JsonWriter& value(std::string_view text);
    JsonWriter& value(std::size_t number);
    JsonWriter& fraction(double number);  // from 0 to 1, with at most four decimals
    JsonWriter& truth(bool value);
    JsonWriter& members(std::string_view written);  // as another writer wrote them
    JsonWriter& member(std::string_view name, std::string_view text) {
        return key(name).value(text);
    }
    JsonWriter& member(std::string_view name, std::size_t number) {
        return key(name).value(number);
    }

  private:
    void comma();

    std::string* out_;
    bool first_ = true;  // nothing stands before the next item
};

}  // namespace kiji::output
