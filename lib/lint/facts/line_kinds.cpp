#include "lint/facts/line_kinds.hpp"

namespace kiji::lint {

void LineKinds::mark(std::size_t first, std::size_t last, unsigned kinds) {
    for (std::size_t line = first; line <= last && line < kinds_.size(); ++line)
        kinds_[line] = static_cast<std::uint8_t>(kinds_[line] | kinds);
}

LineKinds::LineKinds(const Lines& lines, const CodeBlocks& blocks) : kinds_(lines.count()) {
    for (const WrittenCode& block : blocks.all()) {
        mark(block.first_line, block.last_line, block.fenced ? fenced : indented_code);
        if (block.fenced && block.last_line > 0)
            mark(block.first_line + 1, block.last_line - 1, inside_fence);
    }
}

void LineKinds::add(const Document& doc, const std::vector<LineRange>& math) {
    const LineIndex& index = doc.file().lines();
    for (const markdown::Node& node : doc.tree().nodes()) {
        if (node.kind == markdown::Kind::html_block || node.kind == markdown::Kind::table)
            mark(index.line_at(node.span.begin),
                 index.line_at(node.span.empty() ? node.span.begin : node.span.end - 1),
                 node.kind == markdown::Kind::table ? table : html);
    }
    for (const LineRange& range : math) {
        for (std::size_t line = range.first; line <= range.last && line < kinds_.size(); ++line)
            kinds_[line] = 0;
    }
}

void LineKinds::add(const Blocks& blocks) {
    for (const Block& block : blocks.all()) {
        if (block.kind == BlockKind::html || block.kind == BlockKind::table)
            mark(block.first_line, block.last_line, block.kind == BlockKind::table ? table : html);
    }
}

void LineKinds::add(const std::vector<WrittenHeading>& headings) {
    for (const WrittenHeading& each : headings)
        mark(each.first_line, each.last_line, heading);
}

}  // namespace kiji::lint
