#include "lint/facts/code_blocks.hpp"

#include <algorithm>
#include <string_view>

namespace kiji::lint {
namespace {

using markdown::NodeId;

std::size_t last_line_of_fence(const Document& doc, const Lines& lines,
                               const markdown::CodeBlock& code, std::size_t last,
                               std::span<const Span> inside) {
    const LineIndex& index = doc.file().lines();
    if (!code.closing.empty())
        return index.line_at(code.closing.begin);
    if (!inside.empty())
        last = std::max(last, index.line_at(inside.back().begin));
    return last + 1 == index.count() ? lines.count() - 1 : last;
}

std::size_t last_line_of(const Document& doc, Span span) {
    return doc.file().lines().line_at(span.empty() ? span.begin : span.end - 1);
}

}  // namespace

void CodeBlocks::add_line(WrittenCode& code, Span line) {
    lines_.push_back(line);
    code.lines_end = static_cast<std::uint32_t>(lines_.size());
}

CodeBlocks::CodeBlocks(const Document& doc, const Lines& lines) {
    const markdown::Tree& tree = doc.tree();
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind != markdown::Kind::code_block)
            continue;
        const markdown::CodeBlock& read = tree.code_block(id);
        const auto begin = static_cast<std::uint32_t>(lines_.size());
        WrittenCode code{.fenced = read.fenced,
                         .fence = read.fence,
                         .first_line = doc.file().lines().line_at(tree[id].span.begin),
                         .last_line = last_line_of(doc, tree[id].span),
                         .opening = read.opening,
                         .info = read.info_span,
                         .span = tree[id].span,
                         .lines_begin = begin,
                         .lines_end = begin};
        for (const Span line : tree.lines(id))
            add_line(code, line);
        if (code.fenced)
            code.last_line =
                last_line_of_fence(doc, lines, read, code.last_line, this->lines(code));
        all_.push_back(code);
    }
}

CodeBlocks::CodeBlocks(const Document& doc, const Blocks& blocks) {
    for (const Block& block : blocks.all()) {
        if (block.kind != BlockKind::fenced_code && block.kind != BlockKind::indented_code)
            continue;
        const std::uint32_t last = std::min(block.last_line, blocks.line_count() - 1);
        const auto begin = static_cast<std::uint32_t>(lines_.size());
        WrittenCode code{.fenced = block.kind == BlockKind::fenced_code,
                         .first_line = block.first_line,
                         .last_line = block.last_line,
                         .opening = block.start,
                         .span = span_of(block.start.begin, blocks.line_span(last).end),
                         .lines_begin = begin,
                         .lines_end = begin};
        if (code.fenced) {
            const std::string_view fence = doc.file().slice(block.start);
            code.fence = fence.front();
            const std::size_t size = std::min(fence.find_first_not_of(code.fence), fence.size());
            const std::size_t info = std::min(fence.find_first_not_of(" \t", size), fence.size());
            const std::size_t end = fence.find_last_not_of(" \t") + 1;
            code.opening.end = code.opening.begin + static_cast<std::uint32_t>(size);
            code.info = span_of(block.start.begin + info, block.start.begin + std::max(info, end));
        }
        for (const Span line : blocks.lines(block))
            add_line(code, line);
        all_.push_back(code);
    }
}

}  // namespace kiji::lint
