// Numbers, bytes and texts as an index file holds them: little-endian, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "dedupe/text/text.hpp"

namespace kiji::dedupe {

void append_number(std::string& out, std::uint64_t value, std::size_t bytes);
void append_hash(std::string& out, const Hash128& hash);
/// With their number before them.
void append_bytes(std::string& out, std::string_view bytes);

/// Takes off one thing after another. Behind the end all is 0 and empty, and `failed()`.
class IndexReader {
  public:
    explicit IndexReader(std::string_view data) : left_(data) {}

    std::uint64_t number(std::size_t bytes);
    Hash128 hash();
    std::string_view bytes();
    bool failed() const { return failed_; }
    std::size_t left() const { return left_.size(); }

  private:
    std::string_view take(std::size_t count);

    std::string_view left_;
    bool failed_ = false;
};

std::string encode(const Text& text);
/// The text of a post of so many bytes; nothing where `data` is none, or where spans of it lie
/// outside of what they belong to.
std::optional<Text> decode_text(std::string_view data, std::uint64_t post_size);

}  // namespace kiji::dedupe
