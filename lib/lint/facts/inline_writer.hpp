// From scanned text to tokens with places in the file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/facts/inline_scanner.hpp"
#include "lint/facts/inlines.hpp"

namespace kiji::lint {

/// The text of a block and where its pieces stand in the file.
class BlockText {
  public:
    /// `lines` are spans of `file`; they are joined by "\n". Keeps `file`; copies only where the
    /// lines do not follow one another in it.
    void assign(std::string_view file, std::span<const Span> lines);

    std::string_view text() const { return text_; }
    /// The place of the byte at `at`, and the place behind the byte before `at`.
    std::uint32_t begin(std::size_t at) const;
    std::uint32_t end(std::size_t at) const;

  private:
    struct Piece {
        std::uint32_t at;
        std::uint32_t source;
    };
    std::string_view text_;
    std::string joined_;
    std::vector<Piece> pieces_;
};

/// Appends the tokens of texts to `out`.
class InlineWriter {
  public:
    InlineWriter(Inlines& out, const Labels& labels) : out_(&out), labels_(&labels) {}

    /// The text of `lines`, as one block; its lines and tokens are filled in.
    void write(std::span<const Span> lines, InlineBlock block);

  private:
    void emit(std::string_view text, std::size_t base, InlineScanner& scanner);
    void emit_text(const InlineScanner& scanner, std::string_view text, std::size_t item);
    void emit_run(const InlineScanner& scanner, std::string_view text, std::size_t item);
    void emit_code(const InlineItem& item, std::string_view text, std::uint32_t token);
    void emit_directive(const InlineItem& item, std::string_view text);
    void open_link(const InlineItem& item);
    void close_link(const InlineScanner& scanner, const InlineItem& item);
    std::uint32_t add(InlineToken::Kind kind, std::size_t begin, std::size_t end);
    void open(InlineToken::Kind kind, std::size_t begin, std::uint32_t data);
    void close(std::size_t end);
    Span span(std::size_t begin, std::size_t end) const {
        return {block_.begin(base_ + begin), block_.end(base_ + end)};
    }
    Span span(TextRange range) const {
        return range.empty()
                   ? Span{block_.begin(base_ + range.begin), block_.begin(base_ + range.begin)}
                   : span(range.begin, range.end);
    }

    Inlines* out_;
    const Labels* labels_;
    BlockText block_;
    InlineScanner scanner_;
    bool in_html_block_ = false;
    std::size_t base_ = 0;
    std::vector<std::uint32_t> open_;
};

}  // namespace kiji::lint
