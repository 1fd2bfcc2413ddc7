// The lines of a document as rules about lines see them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "document/document.hpp"

namespace kiji::lint {

/// Numbers are 0-based, those of the file. Unlike LineIndex there is one line more where the text
/// ends with a line end: the empty one behind it. Keeps the document.
class Lines {
  public:
    /// O(size).
    explicit Lines(const Document& doc);

    /// How many lines there are, front matter included.
    std::size_t count() const { return count_; }
    /// The first line that is not of the front matter (blank lines behind it are); count() where
    /// there is none.
    std::size_t first() const { return first_; }

    /// The line that holds `offset`; of the end of the text the last one.
    std::size_t line_at(std::size_t offset) const;
    /// The line without its line end, and without a byte order mark.
    Span span(std::size_t line) const;
    /// With its line end.
    Span full_span(std::size_t line) const;
    /// What stands there; in HTML comments every character but blanks is another one of the same
    /// size in bytes and in UTF-16 units, that has no meaning.
    std::string_view operator[](std::size_t line) const;
    /// What really stands there.
    std::string_view written(std::size_t line) const { return doc_->file().slice(span(line)); }

    /// The line end of most lines.
    std::string_view line_end() const;

  private:
    const Document* doc_;
    std::size_t count_ = 0;
    std::size_t first_ = 0;
    std::string cleared_;  // empty: there are no comments
};

/// White space as JavaScript has it. `text` without that at its end, its start, and both.
bool is_white(char32_t value);
std::string_view trimmed_end(std::string_view text);
std::string_view trimmed_start(std::string_view text);
std::string_view trimmed(std::string_view text);
inline bool is_white(std::string_view text) {
    return trimmed_end(text).empty();
}
/// markdownlint's isBlankLine: white space, ">" and comments, also halves of them. O(size).
bool is_blank_line(std::string_view line);

/// `text` with the comments in it blanked out as above: those that CommonMark takes for comments,
/// and those at the head of a line. O(size).
std::string clear_comments(std::string_view text);

}  // namespace kiji::lint
