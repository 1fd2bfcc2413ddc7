// Posts put together at random: markers, copies, lists, Liquid, cut sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kiji::dedupe {

/// The posts of one writer share sentences and blocks.
class RandomPosts {
  public:
    explicit RandomPosts(std::uint32_t seed) : random_(seed) {}

    std::string post();
    std::size_t below(std::size_t bound) { return random_() % bound; }

  private:
    std::string title() const;
    std::string sentence();
    std::string paragraph();
    std::string block();
    std::string fresh_block();
    std::string list(std::string_view mark);
    std::string cut_sentence() const;

    std::mt19937 random_;
    bool japanese_ = true;
    std::vector<std::string> known_;
};

}  // namespace kiji::dedupe
