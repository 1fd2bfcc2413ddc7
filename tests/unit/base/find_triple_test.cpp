#include "base/find_triple.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

namespace kiji {
namespace {

TEST_CASE("three bytes are found where a plain search finds them", "[base]") {
    // A fixed seed: a failure shows itself again.
    std::mt19937 random(7);  // NOLINT(cert-msc51-cpp)
    const auto below = [&random](unsigned end) { return static_cast<unsigned>(random() % end); };
    constexpr std::string_view wide_space = "　";
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (unsigned left = below(200); left > 0; --left) {
            if (below(60) == 0)
                text += wide_space;
            else
                text += below(2) == 0 ? '\xE3' : '\x80';
        }
        CAPTURE(text);
        for (std::size_t at = 0;; ++at) {
            const std::size_t found = find_wide_space(text, at);
            REQUIRE(found == text.find(wide_space, at));
            if (found == std::string::npos)
                break;
            at = found;
        }
    }
}

TEST_CASE("a range of bytes has nothing outside of it", "[base]") {
    for (unsigned byte = 0; byte < 256; ++byte) {
        CAPTURE(byte);
        CHECK((outside(static_cast<Byte>(byte), 0x81, 0x9A) == 0) ==
              (byte >= 0x81 && byte <= 0x9A));
        CHECK((outside(static_cast<Byte>(byte), 0, 0xFF) == 0));
        CHECK((outside(static_cast<Byte>(byte), 'a', 'a') == 0) == (byte == 'a'));
    }
}

}  // namespace
}  // namespace kiji
