// The lines that stages hand one another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "dedupe/stages/stages.hpp"

namespace kiji::dedupe {

enum class LineKind : std::uint8_t { units, bands, candidates, attached, pairs, edges, groups };

/// "#kiji units 1\n". Sorts before all other lines.
std::string header_of(LineKind kind);

/// A tab, a line end and a backslash as \t, \n and \\; and back. O(size).
void append_escaped(std::string& out, std::string_view text);
std::string unescaped(std::string_view text);

/// Writes `fields` with tabs between them, and a line end.
void write_fields(const WriteLine& write, std::string& buffer,
                  std::initializer_list<std::string_view> fields);

/// Reads lines of the kinds given, checks them and cuts them into fields.
class Records {
  public:
    /// The first `sorted` fields must not be less than those of the line before.
    Records(const ReadLine& read, std::initializer_list<LineKind> kinds, std::size_t sorted);

    /// Calls `each()` for every line: it returns nothing, or a Result<void> whose Error ends the
    /// loop. What is returned is what a stage says that has nothing to tell.
    template <typename Each>
    Result<std::string> for_each(const Each& each) {
        while (true) {
            const Result<bool> more = next();
            if (!more)
                return more.error();
            if (!*more)
                return std::string();
            if constexpr (std::is_void_v<decltype(each())>)
                each();
            else if (const Result<void> done = each(); !done)
                return done.error();
        }
    }
    /// Of the line that was read last; good until the next one is.
    std::string_view operator[](std::size_t field) const { return fields_[field]; }
    /// What is wrong with it.
    Error error(std::string_view message) const;

  private:
    /// False at the end.
    Result<bool> next();
    Result<void> take(std::string_view line);
    Result<void> check_order();
    bool takes_header(std::string_view line);

    ReadLine read_;
    std::vector<LineKind> kinds_;
    std::size_t sorted_;
    std::size_t number_ = 0;
    bool has_header_ = false;
    std::array<std::string_view, 5> fields_;
    std::string previous_;  // the sorted fields of the line before
};

}  // namespace kiji::dedupe
