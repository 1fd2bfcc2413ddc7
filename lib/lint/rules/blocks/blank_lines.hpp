// Findings about a block that has no blank line above or below it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lint/facts/blocks.hpp"
#include "lint/rule.hpp"

namespace kiji::lint {

/// Adds the findings of one rule. `what` is the block in words: "list".
class BlankLines {
  public:
    BlankLines(const Document& doc, Findings& out, std::string_view what)
        : doc_(&doc), blocks_(&out.blocks()), out_(&out), what_(what) {}

    /// The line before `line`, or behind it, is blank, or is one that kramdown counts to the block:
    /// an attribute list, or nothing but Liquid.
    bool above_is_clear(std::uint32_t line) const { return line == 0 || is_clear(line - 1); }
    bool below_is_clear(std::uint32_t line) const { return is_clear(line + 1); }

    /// `prefix`: what the new line begins with; nothing where no line can be put in.
    void tell_above(std::uint32_t line, const std::optional<std::string>& prefix, Safety safety);
    void tell_below(std::uint32_t line, const std::optional<std::string>& prefix, Safety safety);

    /// True where a new line between `above`, the block before one at the left edge, and that one
    /// changes nothing: plain text or a heading, which end where the other begins anyway.
    bool ends_by_itself(const Block& above, std::uint32_t next_line) const;

  private:
    bool is_clear(std::uint32_t line) const;
    EditGroup insertion(std::uint32_t before, const std::optional<std::string>& prefix);

    const Document* doc_;
    const Blocks* blocks_;
    Findings* out_;
    std::string_view what_;
    std::string line_end_;  // worked out where a fix needs it
};

}  // namespace kiji::lint
