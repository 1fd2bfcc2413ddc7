#include "conformance/markdownlint/sha256.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <fmt/format.h>

namespace kiji::conformance {
namespace {

using State = std::array<std::uint32_t, 8>;

/// The first 64 primes.
std::array<std::uint32_t, 64> primes() {
    std::array<std::uint32_t, 64> found{};
    std::size_t count = 0;
    for (std::uint32_t n = 2; count < found.size(); ++n) {
        bool is_prime = true;
        for (std::size_t i = 0; i < count; ++i)
            is_prime = is_prime && n % found.at(i) != 0;
        if (is_prime)
            found.at(count++) = n;
    }
    return found;
}

/// The first 32 bits behind the point.
std::uint32_t fraction(long double value) {
    return static_cast<std::uint32_t>((value - std::floor(value)) * 4294967296.0L);
}

std::array<std::uint32_t, 64> constants() {
    std::array<std::uint32_t, 64> table = primes();
    for (std::uint32_t& entry : table)
        entry = fraction(std::cbrt(static_cast<long double>(entry)));
    return table;
}

State start() {
    State state{};
    for (std::size_t i = 0; i < state.size(); ++i)
        state.at(i) = fraction(std::sqrt(static_cast<long double>(primes().at(i))));
    return state;
}

void add(State& state, std::string_view block) {
    static const std::array<std::uint32_t, 64> k = constants();
    std::array<std::uint32_t, 64> w{};
    for (std::size_t i = 0; i < 64; ++i)
        w.at(i / 4) = w.at(i / 4) << 8U | static_cast<unsigned char>(block[i]);
    for (std::size_t i = 16; i < 64; ++i) {
        const std::uint32_t a = w.at(i - 15);
        const std::uint32_t b = w.at(i - 2);
        w.at(i) = w.at(i - 16) + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ a >> 3U) + w.at(i - 7) +
                  (std::rotr(b, 17) ^ std::rotr(b, 19) ^ b >> 10U);
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint32_t one = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) +
                                  ((e & f) ^ (~e & g)) + k.at(i) + w.at(i);
        const std::uint32_t two =
            (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + one;
        d = c;
        c = b;
        b = a;
        a = one + two;
    }
    const State more{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < state.size(); ++i)
        state.at(i) += more.at(i);
}

}  // namespace

std::string sha256(std::string_view bytes) {
    std::string padded(bytes);
    padded += '\x80';
    padded.resize((padded.size() + 8 + 63) / 64 * 64 - 8);
    for (int shift = 56; shift >= 0; shift -= 8)
        padded +=
            static_cast<char>(std::uint64_t{bytes.size()} * 8 >> static_cast<unsigned>(shift));
    State state = start();
    for (std::size_t at = 0; at < padded.size(); at += 64)
        add(state, std::string_view(padded).substr(at, 64));
    std::string text;
    for (const std::uint32_t word : state)
        text += fmt::format("{:08x}", word);
    return text;
}

}  // namespace kiji::conformance
