// Blocks of HTML: where they begin and end, by the seven kinds of CommonMark 0.31.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace kiji::lint {

/// An open block of HTML.
class HtmlFlow {
  public:
    /// The block that `line`, which begins with "<", opens; nothing where it opens none.
    /// `any_tag`: a tag of any name may open one (it cannot within a paragraph).
    static std::optional<HtmlFlow> open(std::string_view line, bool any_tag);

    /// True where the block ends with its first line.
    bool ends_at_once() const { return ends_at_once_; }
    /// True where the block ends with this further line.
    bool ends_with(std::string_view line) const;
    /// True where the block ends before a blank line.
    bool ends_at_blank() const { return kind_ >= 6; }
    /// True where a whole tag of any name made the block.
    bool is_any_tag() const { return kind_ == 7; }

  private:
    HtmlFlow(int kind, std::string_view rest) : kind_(kind), ends_at_once_(ends_with(rest)) {}

    int kind_;
    bool ends_at_once_;
};

}  // namespace kiji::lint
