// Blogs as large as one likes, made of a few hundred posts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kiji::bench {

struct Post {
    std::string name;
    std::string text;
};

/// All posts beneath `folder`, sorted by path.
std::vector<Post> read_posts(const std::string& folder);

/// The post in another language: within each script (Latin small and capital letters, hiragana,
/// katakana, Han, Hangul) letters are exchanged by a permutation that `number` chooses; 0 changes
/// nothing. So it is as long, and repeats itself as much, but has next to nothing in common with
/// the original. Front matter, chunk markers, fences, tables, HTML and Liquid stay.
std::string translated(std::string_view text, std::size_t number);

/// So many posts: all of `posts`, then all translated, and so on; of each twenty after the first
/// round one is a post that came before, with one letter in 300 changed.
std::vector<Post> make_corpus(const std::vector<Post>& posts, std::size_t count);

}  // namespace kiji::bench
