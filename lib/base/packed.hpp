// Numbers, hashes and texts one after the other, as files of ours hold them: little-endian, the
// same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace kiji {

void append_number(std::string& out, std::uint64_t value, std::size_t bytes);
void append_hash(std::string& out, const Hash128& hash);
/// With their number before them.
void append_bytes(std::string& out, std::string_view bytes);

/// Takes off one thing after another. Behind the end all is 0 and empty, and `failed()`. What it
/// gives points into the data.
class PackedReader {
  public:
    explicit PackedReader(std::string_view data) : left_(data) {}

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

/// What was packed, between two words that say what it is, with its hash: unseal() knows all other
/// data by them, and data of which a byte has changed.
std::string seal(std::string_view word, std::string_view packed);
/// The packed data in `sealed`; empty where it is none of that word, or damaged.
std::string_view unseal(std::string_view word, std::string_view sealed);

}  // namespace kiji
