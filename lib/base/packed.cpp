#include "base/packed.hpp"

namespace kiji {
namespace {

constexpr std::size_t hash_bytes = 16;

}  // namespace

void append_number(std::string& out, std::uint64_t value, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

void append_hash(std::string& out, const Hash128& hash) {
    append_number(out, hash.low, 8);
    append_number(out, hash.high, 8);
}

void append_bytes(std::string& out, std::string_view bytes) {
    append_number(out, bytes.size(), 8);
    out += bytes;
}

std::string_view PackedReader::take(std::size_t count) {
    if (count > left_.size()) {
        failed_ = true;
        left_ = {};
        return {};
    }
    const std::string_view taken = left_.substr(0, count);
    left_.remove_prefix(count);
    return taken;
}

std::uint64_t PackedReader::number(std::size_t bytes) {
    std::uint64_t value = 0;
    const std::string_view taken = take(bytes);
    for (std::size_t i = taken.size(); i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(taken[i]);
    return value;
}

Hash128 PackedReader::hash() {
    const std::uint64_t low = number(8);
    return {.low = low, .high = number(8)};
}

std::string_view PackedReader::bytes() {
    return take(number(8));
}

std::string seal(std::string_view word, std::string_view packed) {
    std::string out(word);
    out += packed;
    append_hash(out, hash128(out));
    out += word;
    return out;
}

std::string_view unseal(std::string_view word, std::string_view sealed) {
    if (sealed.size() < (2 * word.size()) + hash_bytes || !sealed.starts_with(word) ||
        !sealed.ends_with(word))
        return {};
    sealed.remove_suffix(word.size());
    const std::string_view checked = sealed.substr(0, sealed.size() - hash_bytes);
    if (PackedReader(sealed.substr(checked.size())).hash() != hash128(checked))
        return {};
    return checked.substr(word.size());
}

}  // namespace kiji
