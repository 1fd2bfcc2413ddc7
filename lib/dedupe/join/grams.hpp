// The grams of a text: all places of five code points in a row. Texts are compared by their sets.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace kiji::dedupe {

constexpr std::size_t gram_length = 5;

/// Five code points, exactly. A text of fewer is one gram; the empty text has none.
struct Gram {
    std::uint64_t last = 0;   // three code points of 21 bits, each one more than its value
    std::uint64_t first = 0;  // the two before them; 0 where there is none
    friend bool operator==(const Gram&, const Gram&) = default;
};

/// The same on every machine, and never 0. Odd multipliers lose nothing of either word; the rest is
/// what MurmurHash3's finaliser does (Austin Appleby), so that all bits are good for tables.
inline std::uint64_t hash_of(const Gram& gram) {
    std::uint64_t hash =
        (gram.last * 0x9E3779B97F4A7C15U) ^ std::rotl(gram.first * 0xC2B2AE3D27D4EB4FU, 32);
    hash ^= hash >> 32U;
    hash *= 0xFF51AFD7ED558CCDU;
    hash ^= hash >> 29U;
    return hash != 0 ? hash : 1;
}

/// The last five of the code points that were pushed.
class GramWindow {
  public:
    void push(char32_t value) {
        constexpr std::uint64_t three = (std::uint64_t{1} << 63U) - 1;
        constexpr std::uint64_t two = (std::uint64_t{1} << 42U) - 1;
        gram_.first = ((gram_.first << 21U) | (gram_.last >> 42U)) & two;
        gram_.last = ((gram_.last << 21U) | (value + 1)) & three;
        ++count_;
    }
    const Gram& gram() const { return gram_; }
    bool full() const { return count_ >= gram_length; }
    /// True where all that was pushed is less than a gram, and so is one by itself.
    bool is_short() const { return count_ > 0 && count_ < gram_length; }

  private:
    Gram gram_;
    std::size_t count_ = 0;
};

/// Calls `each(gram)` for every place of `text`, which is UTF-8, in order, until it says false: a
/// gram that stands twice comes twice. O(size), and nothing is allocated.
template <typename Each>
void while_each_gram(std::string_view text, Each&& each) {
    GramWindow window;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = next_code_point(text, at);
        at += point.length;
        window.push(point.value);
        if (window.full() && !each(window.gram()))
            return;
    }
    if (window.is_short())
        each(window.gram());
}

/// The same, for all of them.
template <typename Each>
void for_each_gram(std::string_view text, Each&& each) {
    while_each_gram(text, [&](const Gram& gram) {
        each(gram);
        return true;
    });
}

/// The same of code points.
template <typename Each>
void for_each_gram(std::u32string_view text, Each&& each) {
    GramWindow window;
    for (const char32_t value : text) {
        window.push(value);
        if (window.full())
            each(window.gram());
    }
    if (window.is_short())
        each(window.gram());
}

/// Calls `each(hash)` for all grams of `text` in UTF-8, in order, and for some at a time
/// `fetch(hash)` before that: tables that are looked into do not fit the nearest cache, and many
/// places are fetched as quickly as one.
template <typename Fetch, typename Each>
void for_each_hash(std::string_view text, Fetch&& fetch, Each&& each) {
    std::array<std::uint64_t, 64> some{};
    std::size_t count = 0;
    const auto flush = [&] {
        for (std::size_t i = 0; i < count; ++i)
            each(some[i]);
        count = 0;
    };
    for_each_gram(text, [&](const Gram& gram) {
        const std::uint64_t hash = hash_of(gram);
        fetch(hash);
        some[count++] = hash;
        if (count == some.size())
            flush();
    });
    flush();
}

/// How often for_each_gram() calls. O(size), some GB/s.
inline std::size_t count_grams(std::string_view text) {
    const std::size_t points = count_code_points(text);
    return points >= gram_length ? points - gram_length + 1 : std::min<std::size_t>(points, 1);
}

}  // namespace kiji::dedupe
