#include "value/float_text.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

#include "support/catch.hpp"

namespace kiji {
namespace {

std::string written(double value) {
    std::string text;
    append_float(text, value);
    return text;
}

TEST_CASE("floats are written as Ruby writes them", "[value]") {
    CHECK(written(0.0) == "0.0");
    CHECK(written(-0.0) == "-0.0");
    CHECK(written(7) == "7.0");
    CHECK(written(10.1) == "10.1");
    CHECK(written(20 / 7.0) == "2.857142857142857");
    CHECK(written(1e15) == "1000000000000000.0");
    CHECK(written(1e16) == "1.0e+16");
    CHECK(written(1.25e100) == "1.25e+100");
    CHECK(written(0.0001) == "0.0001");
    CHECK(written(0.00001234) == "1.234e-05");
    CHECK(written(-1e-5) == "-1.0e-05");
    CHECK(written(std::numeric_limits<double>::infinity()) == "Infinity");
    CHECK(written(-std::numeric_limits<double>::infinity()) == "-Infinity");
    CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "NaN");
}

TEST_CASE("floats read back as what they were", "[value]") {
    std::mt19937_64 random(7);
    for (int round = 0; round < 20'000; ++round) {
        const auto scale = static_cast<int>(random() % 600) - 300;
        const double value = std::ldexp(static_cast<double>(random()), scale);
        if (std::strtod(written(value).c_str(), nullptr) != value)
            FAIL(written(value));
    }
}

}  // namespace
}  // namespace kiji
