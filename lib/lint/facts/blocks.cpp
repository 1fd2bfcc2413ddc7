#include "lint/facts/blocks.hpp"

#include <algorithm>

#include "lint/facts/block_lists.hpp"
#include "lint/facts/containers.hpp"
#include "lint/facts/definitions.hpp"
#include "lint/facts/jekyll_lines.hpp"
#include "markdown/markdown.hpp"

namespace kiji::lint {
namespace {

/// The text of `doc` with Liquid read as the tree has it.
std::string masked_text(const Document& doc) {
    std::string text(doc.text());
    for (const Span span : doc.liquid()) {
        for (std::size_t i = span.begin; i < span.end; ++i) {
            if (text[i] != '\n' && text[i] != '\r')
                text[i] = markdown::filler;
        }
    }
    return text;
}

}  // namespace

Blocks::Blocks(const Document& doc, const Lines& lines, bool knows_jekyll)
    : doc_(&doc),
      lines_(&lines),
      text_(doc.text()),
      knows_jekyll_(knows_jekyll),
      lists_(std::make_unique<BlockLists>()) {
    if (knows_jekyll && !doc.liquid().empty()) {
        masked_ = masked_text(doc);
        text_ = masked_;
    }
    line_count_ = static_cast<std::uint32_t>(doc.file().lines().count());
    first_line_ = static_cast<std::uint32_t>(std::min<std::size_t>(lines.first(), line_count_));
    const ScanSetup setup{
        .knows_jekyll = knows_jekyll,
        .text = text_,
        .line_count = line_count_,
        .ends_with_line_end = text_.ends_with('\n') || text_.ends_with('\r'),
    };
    Containers scan(setup, *lists_, {});
    for (std::uint32_t i = first_line_; i < line_count_; ++i) {
        scan.feed(LineCursor(line(i), line_span(i).begin), i, {});
    }
    scan.close();
    // Elsewhere they are those of the tree.
    for (std::uint32_t block = 0; !knows_jekyll && block < lists_->blocks.size(); ++block) {
        const BlockKind kind = lists_->blocks[block].kind;
        if (kind == BlockKind::paragraph || kind == BlockKind::heading)
            find_definitions(text_, this->lines(lists_->blocks[block]), block, definitions_);
    }
}

Blocks::~Blocks() = default;

std::span<const Block> Blocks::all() const {
    return lists_->blocks;
}
const Block& Blocks::operator[](std::uint32_t block) const {
    return lists_->blocks[block];
}
std::span<const ListItem> Blocks::items() const {
    return lists_->items;
}
std::span<const Prefix> Blocks::prefixes() const {
    return lists_->prefixes;
}
std::span<const QuoteBlanks> Blocks::quote_blanks() const {
    return lists_->quote_blanks;
}
std::span<const TableRow> Blocks::rows() const {
    return lists_->rows;
}

std::span<const Span> Blocks::lines(const Block& block) const {
    return std::span(lists_->lines).subspan(block.lines_begin, block.lines_end - block.lines_begin);
}

std::span<const Span> Blocks::text_lines(std::uint32_t block) const {
    const std::span<const Span> all = lines(lists_->blocks[block]);
    const auto next = std::ranges::upper_bound(definitions_, block, {}, &WrittenDefinition::block);
    if (next == definitions_.begin() || (next - 1)->block != block)
        return all;
    const auto first = std::ranges::lower_bound(all, (next - 1)->span.end, {}, &Span::begin);
    return {first, all.end()};
}

bool Blocks::is_within(std::uint32_t block, BlockKind kind) const {
    for (std::uint32_t at = (*this)[block].parent; at != no_block; at = (*this)[at].parent) {
        if ((*this)[at].kind == kind)
            return true;
    }
    return false;
}

bool Blocks::is_within_list(std::uint32_t block) const {
    return is_within(block, BlockKind::bullet_list) || is_within(block, BlockKind::ordered_list);
}

Span Blocks::line_range(const Block& block) const {
    const std::uint32_t last = std::min(block.last_line, line_count_ - 1);
    const std::uint32_t begin = block.kind == BlockKind::html ? block.margin : block.start.begin;
    return {begin, std::max(block.start.end, line_span(last).end)};
}

std::string_view Blocks::line(std::uint32_t line) const {
    if (line < first_line_ || line >= line_count_)
        return {};
    const Span span = line_span(line);
    return text_.substr(span.begin, span.size());
}

bool Blocks::is_blank_line(std::uint32_t line) const {
    return line < first_line_ || line >= line_count_ || lint::is_blank_line((*lines_)[line]);
}

bool Blocks::is_attributes(std::uint32_t line) const {
    return knows_jekyll_ && is_attribute_list(this->line(line));
}

std::string Blocks::quote_prefix(std::uint32_t line) const {
    const std::vector<Prefix>& all = lists_->prefixes;
    auto at = std::ranges::lower_bound(all, line, {}, &Prefix::line);
    std::string text;
    for (; at != all.end() && at->line == line; ++at)
        text += text_.substr(at->span.begin, at->span.size());
    text.erase(std::min(text.find_last_not_of(" \t") + 1, text.size()));
    return text;
}

}  // namespace kiji::lint
