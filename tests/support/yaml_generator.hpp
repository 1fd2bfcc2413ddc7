// Front matter made up for property tests: the same for the same seed, on every machine.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace kiji::testing {

/// How far the texts go: flat ones are keys with scalars and lists of scalars on single lines, wild
/// ones have everything else too and are often no YAML.
enum class Style : std::uint8_t { flat, wild };

class YamlGenerator {
  public:
    explicit YamlGenerator(std::uint32_t seed) : random_(seed) {}

    /// Lines of YAML, with line ends "\n" or "\r\n" throughout.
    std::string matter(Style style);
    /// A key that `matter` uses, or one that it never does.
    std::string_view key();
    /// A scalar as it is written behind "key: ".
    std::string_view scalar(Style style);
    std::size_t below(std::size_t bound) { return random_() % bound; }

  private:
    std::string_view pick(std::span<const std::string_view> from) {
        return from[below(from.size())];
    }
    std::string lines(Style style, std::size_t indent);
    std::string list(Style style, std::size_t indent);

    std::mt19937 random_;
};

}  // namespace kiji::testing
