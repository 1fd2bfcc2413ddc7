// Fast hashes for finding equal text. Not for security.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace kiji {

struct Hash128 {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    friend bool operator==(const Hash128&, const Hash128&) = default;
    friend auto operator<=>(const Hash128&, const Hash128&) = default;
};

/// XXH3 (Yann Collet, xxHash 0.8): the same on every machine.
std::uint64_t hash64(std::string_view bytes);
Hash128 hash128(std::string_view bytes);

}  // namespace kiji

template <>
struct std::hash<kiji::Hash128> {
    std::size_t operator()(const kiji::Hash128& value) const noexcept { return value.low; }
};
