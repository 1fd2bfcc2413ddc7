// Text that stands in many posts on purpose: who wrote it, licences, disclaimers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/pairs/measures.hpp"

namespace kiji::dedupe {

/// A text that stands in so many posts is there on purpose, or by a template.
constexpr std::size_t boilerplate_posts = 3;
/// Variants of one another from this Jaccard similarity on, for counting the posts.
constexpr double same_boilerplate = 0.8;

/// What the configuration declares as boilerplate.
class Declared {
  public:
    explicit Declared(std::span<const std::string> texts);
    bool empty() const { return forms_.empty(); }
    /// True where `form`, in normal form, holds one of the texts, or most of one. O(texts x form).
    bool holds(std::string_view form) const;

  private:
    std::vector<std::string> forms_;
    std::vector<Grams> grams_;
};

/// Texts that are variants of one another, and the posts they stand in.
class Variants {
  public:
    explicit Variants(std::size_t texts);
    void join(std::uint32_t a, std::uint32_t b);
    /// `post` must not fall from call to call.
    void add_post(std::uint32_t text, std::uint32_t post);
    /// True where the variants of `text` stand in `boilerplate_posts` posts or more.
    bool are_boilerplate(std::uint32_t text) const;
    /// The same number for all variants of one another.
    std::uint32_t root(std::uint32_t text) const;

  private:
    std::vector<std::uint32_t> parent_;
    struct Posts {
        std::uint32_t last = 0xFFFFFFFF;
        std::size_t count = 0;
    };
    std::vector<Posts> posts_;  // of roots
};

}  // namespace kiji::dedupe
