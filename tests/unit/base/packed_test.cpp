#include "base/packed.hpp"

#include "support/catch.hpp"

namespace kiji {
namespace {

TEST_CASE("what is packed comes out again", "[base]") {
    std::string out;
    append_number(out, 0xFEDCBA9876543210U, 8);
    append_number(out, 77, 1);
    append_bytes(out, std::string_view("a\0b", 3));
    append_hash(out, hash128("x"));
    PackedReader reader(out);
    CHECK(reader.number(8) == 0xFEDCBA9876543210U);
    CHECK(reader.number(1) == 77);
    CHECK(reader.bytes() == std::string_view("a\0b", 3));
    CHECK(reader.hash() == hash128("x"));
    CHECK(reader.left() == 0);
    CHECK_FALSE(reader.failed());
    CHECK(reader.number(1) == 0);
    CHECK(reader.failed());
}

TEST_CASE("a length beyond the end is no bytes", "[base]") {
    std::string out;
    append_number(out, ~std::uint64_t{0}, 8);
    out += "abc";
    PackedReader reader(out);
    CHECK(reader.bytes().empty());
    CHECK(reader.failed());
}

TEST_CASE("sealed data opens whole and for its word alone", "[base]") {
    const std::string sealed = seal("word", "what is in it");
    CHECK(unseal("word", sealed) == "what is in it");
    CHECK(unseal("ward", sealed).empty());
    CHECK(unseal("word", "").empty());
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string damaged = sealed;
        damaged[i] = static_cast<char>(damaged[i] ^ 1);
        CHECK(unseal("word", damaged).empty());
        CHECK(unseal("word", sealed.substr(0, i)).empty());
    }
}

}  // namespace
}  // namespace kiji
