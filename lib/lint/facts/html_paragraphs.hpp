// The text within an HTML block, in paragraphs: markdownlint reads it as Markdown once more, and
// takes the tags of it from there.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "source/line_index.hpp"

namespace kiji::lint {

/// True where the HTML block at `span` is one comment and nothing else.
bool is_html_comment(const Document& doc, Span span);

/// Reads on construction. O(size of the block).
class HtmlParagraphs {
  public:
    /// `text` is that of the file, with Liquid masked where that is wanted.
    HtmlParagraphs(const LineIndex& index, std::string_view text, Span block);

    /// The lines of each, without what quotes, lists and headings put before them.
    const std::vector<std::vector<Span>>& paragraphs() const { return paragraphs_; }
    /// The lines between fences.
    const std::vector<Span>& code_lines() const { return code_lines_; }

  private:
    void read(std::string_view text, Span line);
    void end_paragraph();

    std::vector<std::vector<Span>> paragraphs_;
    std::vector<Span> code_lines_;
    std::vector<Span> paragraph_;
    char fence_ = '\0';  // of the code that we are in
    std::size_t fence_length_ = 0;
};

}  // namespace kiji::lint
