#include "base/hash.hpp"

#define XXH_INLINE_ALL  // header only: nothing to link, and short inputs are inlined
#include <xxhash.h>

namespace kiji {

std::uint64_t hash64(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

Hash128 hash128(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {.low = hash.low64, .high = hash.high64};
}

}  // namespace kiji
