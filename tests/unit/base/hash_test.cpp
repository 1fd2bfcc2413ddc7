#include "base/hash.hpp"

#include <string>

#include "support/catch.hpp"

namespace kiji {
namespace {

// The values of XXH3's own sanity checks (xxHash 0.8): a cache written on one machine is good on
// another.
TEST_CASE("hashes are those of XXH3", "[base]") {
    CHECK(hash64("") == 0x2D06800538D394C2);
    CHECK(hash128("") == Hash128{.low = 0x6001C324468D497F, .high = 0x99AA06D3014798D8});
    CHECK(hash64("a") != hash64("b"));
    CHECK(hash128(std::string(1000, 'x')) == hash128(std::string(1000, 'x')));
}

}  // namespace
}  // namespace kiji
