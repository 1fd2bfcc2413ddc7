// Patterns for paths, as .gitignore has them.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiji {

/// One pattern of gitignore(5): `*`, `?` and `[a-z]` stop at "/", `**` does not; a "/" at the start
/// or inside ties it to the folder of the list, else it fits at any depth; "/" at the end: folders
/// only; "!" in front: takes back. Bytes, not code points; case counts.
class Glob {
  public:
    explicit Glob(std::string_view pattern);

    /// `path` is relative to the folder of the list, without "./". O(pattern * path).
    bool matches(std::string_view path, bool is_folder) const;
    bool takes_back() const { return takes_back_; }

  private:
    struct Token {
        enum class Kind : std::uint8_t { character, any, star, set, deep } kind = Kind::character;
        char character = 0;
        std::size_t set = 0;
    };
    bool fits(const Token& token, char c) const;
    std::size_t read_set(std::string_view pattern, std::size_t at);

    std::vector<Token> tokens_;
    std::vector<std::bitset<256>> sets_;
    bool takes_back_ = false;
    bool folders_only_ = false;
};

/// Patterns in order: the last one that fits decides.
class Globs {
  public:
    Globs() = default;
    void add(std::string_view pattern) { globs_.emplace_back(pattern); }
    /// The lines of a .gitignore: blank ones and comments say nothing.
    static Globs of_lines(std::string_view text);

    bool empty() const { return globs_.empty(); }
    enum class Verdict : std::uint8_t { nothing, taken, taken_back };
    /// What the last pattern that fits `path` itself says.
    Verdict verdict(std::string_view path, bool is_folder) const;
    /// True where `path`, a file, or a folder above it is taken.
    bool take(std::string_view path) const;

  private:
    std::vector<Glob> globs_;
};

}  // namespace kiji
