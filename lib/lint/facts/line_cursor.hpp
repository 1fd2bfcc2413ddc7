// A place in one line of Markdown, where a tab is as many blanks as reach the next tab stop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "source/span.hpp"

namespace kiji::lint {

constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/// Moves forward over a line. A container may take some of the blanks that a tab stands for; the
/// rest are still ahead then, and have no bytes of their own. A value; keeps a view of the line.
class LineCursor {
  public:
    LineCursor() = default;
    /// `line` has no line end and begins at byte `offset` of the file.
    LineCursor(std::string_view line, std::size_t offset) : line_(line), offset_(offset) {}

    /// Where the next byte stands in the file.
    std::size_t offset() const { return offset_ + at_; }
    std::size_t line_offset() const { return offset_; }
    std::size_t line_end() const { return offset_ + line_.size(); }
    /// The bytes ahead; blanks that are left of a tab are not among them.
    std::string_view rest() const { return line_.substr(at_); }
    std::string_view line() const { return line_; }
    /// True where nothing is ahead, not even a blank.
    bool at_end() const { return pending_ == 0 && at_ == line_.size(); }
    bool at_blank() const { return pending_ > 0 || (at_ < line_.size() && is_blank(line_[at_])); }
    /// True where nothing but blanks is ahead.
    bool only_blanks() const {
        return line_.find_first_not_of(" \t", at_) == std::string_view::npos;
    }
    /// The next character; 0 at a blank that is left of a tab, and at the end.
    char next() const { return pending_ > 0 || at_ == line_.size() ? '\0' : line_[at_]; }

    /// Over one blank; true where there was one.
    bool skip_blank() {
        if (pending_ > 0) {
            --pending_;
            ++column_;
            return true;
        }
        if (at_ == line_.size() || !is_blank(line_[at_]))
            return false;
        pending_ = line_[at_] == '\t' ? 3 - column_ % 4 : 0;
        ++at_;
        ++column_;
        return true;
    }
    /// Over up to `most` blanks; how many there were.
    std::size_t skip_blanks(std::size_t most = SIZE_MAX) {
        std::size_t count = 0;
        while (count < most && skip_blank())
            ++count;
        return count;
    }
    /// How many blanks are ahead.
    std::size_t indent() const { return LineCursor(*this).skip_blanks(); }
    /// Over `bytes` that are no blanks, in UTF-8. Tab stops count UTF-16 units, as micromark does.
    void skip(std::size_t bytes) {
        for (const std::size_t end = at_ + bytes; at_ < end; ++at_) {
            const auto byte = static_cast<unsigned char>(line_[at_]);
            if ((byte & 0xC0U) != 0x80U)
                column_ += byte >= 0xF0U ? 2 : 1;
        }
    }

  private:
    std::string_view line_;
    std::size_t offset_ = 0;
    std::size_t at_ = 0;
    std::size_t column_ = 0;
    std::size_t pending_ = 0;
};

}  // namespace kiji::lint
