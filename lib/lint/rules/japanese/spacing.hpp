// What rules about spaces share.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/text.hpp"
#include "lint/rule.hpp"

namespace kiji::lint {

/// The character that ends at `end`; of length 0 where the text begins there.
CodePoint last_before(std::string_view text, std::size_t end);

/// Each space of a text, of half and of full width, from the first to the last.
class Spaces {
  public:
    explicit Spaces(std::string_view text) : text_(text) {
        find_narrow(0);
        find_wide(0);
    }

    /// True where there is one more; then it stands from begin() to end().
    bool next();
    std::size_t begin() const { return begin_; }
    std::size_t end() const { return end_; }

    /// What stands beside it; of length 0 where the text begins or ends.
    CodePoint before() const;
    CodePoint behind() const { return decode(text_, end_); }
    /// True where one of these is ASCII and the other one is not.
    bool parts_scripts() const {
        return begin_ > 0 && end_ < text_.size() && is_wide(begin_ - 1) != is_wide(end_);
    }
    /// True where neither is ASCII.
    bool stands_within_wide() const {
        return begin_ > 0 && end_ < text_.size() && is_wide(begin_ - 1) && is_wide(end_);
    }

  private:
    bool is_wide(std::size_t at) const { return static_cast<unsigned char>(text_[at]) >= 0x80; }
    void find_narrow(std::size_t from) { narrow_ = text_.find(' ', from); }
    void find_wide(std::size_t from);

    std::string_view text_;
    std::size_t narrow_ = 0;
    std::size_t wide_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

/// Tells of each space of half width between `mark` and further text.
void report_half_width_spaces(std::string_view mark, Findings& out);

/// Tells of spaces between nodes of `kind` and the Japanese letter beside them, or with the options
/// `before` and `after` of where there is none. `name`: what such a node is called.
void report_spaces_around(markdown::Kind kind, std::string_view name, Findings& out);

}  // namespace kiji::lint
