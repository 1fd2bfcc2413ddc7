// Texts for tests of what compares texts: of many scripts and lengths, and variants of one another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiji::dedupe {

class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        state_ = (state_ * 6364136223846793005U) + 1442695040888963407U;
        return (state_ >> 33U) % limit;
    }

  private:
    std::uint64_t state_;
};

enum class Script : std::uint8_t { japanese, english, korean, chinese, emoji, nfd };
constexpr std::size_t script_count = 6;

/// A text of so many code points of one script; a small alphabet makes grams that many texts share.
std::u32string make_text(Random& random, Script script, std::size_t length);
/// The text with some changes: code points replaced, put in, taken out, parts moved or cut off.
std::u32string vary(Random& random, const std::u32string& text);
/// So many texts, no two equal, half of them variants of others.
std::vector<std::string> make_texts(std::uint64_t seed, std::size_t count);

std::string to_utf8(std::u32string_view text);
std::vector<std::string_view> views_of(const std::vector<std::string>& texts);

}  // namespace kiji::dedupe
