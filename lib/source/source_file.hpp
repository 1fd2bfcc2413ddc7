// The bytes of one file, owned in one place so that spans and views into them stay good.
#pragma once

#include <string>
#include <string_view>

#include "source/line_index.hpp"
#include "source/span.hpp"

namespace kiji {

/// Owns a name for messages and the bytes. Cannot move: trees and values keep views into text().
/// The bytes are as read, BOM and line ends included. Documents are only made of files whose bytes
/// are UTF-8 without NUL (`check_text` says why one is not).
class SourceFile {
  public:
    /// Builds the line index: O(size).
    SourceFile(std::string name, std::string text)
        : name_(std::move(name)), text_(std::move(text)), lines_(text_) {}
    SourceFile(const SourceFile&) = delete;
    SourceFile& operator=(const SourceFile&) = delete;
    ~SourceFile() = default;

    const std::string& name() const { return name_; }
    std::string_view text() const { return text_; }
    const LineIndex& lines() const { return lines_; }
    std::string_view slice(Span span) const { return text().substr(span.begin, span.size()); }
    Span whole() const { return span_of(0, text_.size()); }

  private:
    std::string name_;
    std::string text_;
    LineIndex lines_;
};

}  // namespace kiji
