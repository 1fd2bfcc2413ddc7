#include "lint/facts/inlines.hpp"

#include <algorithm>
#include <array>

#include "lint/facts/block_syntax.hpp"
#include "lint/facts/html_paragraphs.hpp"
#include "lint/facts/inline_scanner.hpp"
#include "lint/facts/inline_syntax.hpp"
#include "lint/facts/inline_writer.hpp"
#include "lint/facts/table_syntax.hpp"

namespace kiji::lint {
namespace {

using markdown::NodeId;
using markdown::Tree;
using MarkdownKind = markdown::Kind;

/// A heading of "#": the text behind the marker and before a closing one.
Span text_of_heading(std::string_view text, Span line) {
    constexpr std::string_view blanks = " \t";
    const std::string_view written = text.substr(line.begin, line.size());
    const std::size_t marked = std::min(written.find_first_not_of('#'), written.size());
    const std::size_t begin = std::min(written.find_first_not_of(blanks, marked), written.size());
    std::size_t end = written.find_last_not_of(blanks) + 1;
    const std::size_t closing = written.find_last_not_of('#', end - 1) + 1;
    if (closing < end && closing >= begin &&
        (closing == begin || blanks.find(written[closing - 1]) != std::string_view::npos))
        end = closing > begin ? written.find_last_not_of(blanks, closing - 1) + 1 : begin;
    return span_of(line.begin + begin, line.begin + std::max(begin, end));
}

std::string masked(std::string_view text, std::span<const Span> liquid) {
    std::string copy(text);
    for (const Span span : liquid) {
        for (std::uint32_t i = span.begin; i < span.end; ++i) {
            if (copy[i] != '\n' && copy[i] != '\r')
                copy[i] = markdown::filler;
        }
    }
    return copy;
}

}  // namespace

Inlines::Inlines(const Document& doc) : text_(doc.text()), knows_jekyll_(true) {
    const Tree& tree = doc.tree();
    if (!tree.masked().empty()) {
        masked_ = masked(text_, tree.masked());
        text_ = masked_;
    }
    Labels labels;
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind == MarkdownKind::link_definition)
            labels.add_definition(tree.link_definition(id).label);
        else if (tree[id].kind == MarkdownKind::footnote_definition)
            labels.add_footnote(tree.footnote(id).label);
    }
    labels.sort();

    InlineWriter writer(*this, labels);
    for (NodeId id = 0; id < tree.size();) {
        if (!markdown::holds_inlines(tree[id].kind)) {
            if (tree[id].kind == MarkdownKind::html_block && !is_html_comment(doc, tree[id].span))
                add_html(doc.file().lines(), tree[id].span, no_block);
            ++id;
            continue;
        }
        std::vector<Span> lines = tree.lines(id);
        for (Span& line : lines) {
            const std::string_view content = text_.substr(line.begin, line.size());
            line.begin += static_cast<std::uint32_t>(
                std::min(content.find_first_not_of(" \t"), content.size()));
        }
        const bool is_heading = tree[id].kind == MarkdownKind::heading;
        writer.write(lines, {.place = !is_heading ? tree[id].kind == MarkdownKind::table_cell
                                                        ? Place::cell
                                                        : Place::paragraph
                                      : tree.heading(id).setext ? Place::setext_heading
                                                                : Place::atx_heading,
                             .node = id});
        id = tree[id].end;
    }
}

Inlines::Inlines(const Document& doc, const Blocks& blocks)
    : text_(doc.text()), knows_jekyll_(false) {
    Labels labels;
    for (const WrittenDefinition& definition : blocks.definitions())
        labels.add_definition(doc.file().slice(definition.label));
    for (const Block& block : blocks.all()) {
        if (block.kind == BlockKind::footnote)
            labels.add_footnote(footnote_name(doc.file().slice(block.start)));
    }
    labels.sort();

    InlineWriter writer(*this, labels);
    auto row = blocks.rows().begin();
    for (std::uint32_t id = 0; id < blocks.all().size(); ++id) {
        const Block& block = blocks[id];
        switch (block.kind) {
            case BlockKind::paragraph:
                writer.write(blocks.text_lines(id), {.place = Place::paragraph, .block = id});
                break;
            case BlockKind::heading:
                if (block.lines_begin < block.lines_end)
                    writer.write(blocks.text_lines(id), {.place = Place::setext_heading});
                else
                    writer.write(std::array{text_of_heading(text_, block.start)},
                                 {.place = Place::atx_heading});
                break;
            case BlockKind::table:
                while (row != blocks.rows().end() && row->table != id)
                    ++row;
                for (; row != blocks.rows().end() && row->table == id; ++row)
                    add_row(*row, writer);
                break;
            case BlockKind::html:
                if (const Span span = blocks.line_range(block); !is_html_comment(doc, span))
                    add_html(doc.file().lines(), span, id);
                break;
            case BlockKind::directive:
            case BlockKind::leaf_directive:
                add_directive(block, writer);
                break;
            default:
                break;
        }
    }
}

/// Text within HTML knows no labels.
void Inlines::add_html(const LineIndex& index, Span span, std::uint32_t block) {
    const Labels no_labels;
    InlineWriter writer(*this, no_labels);
    const HtmlParagraphs html(index, text_, span);
    for (const std::vector<Span>& lines : html.paragraphs())
        writer.write(lines, {.in_html_block = true, .block = block});
    html_code_.insert(html_code_.end(), html.code_lines().begin(), html.code_lines().end());
}

void Inlines::add_row(const TableRow& row, InlineWriter& writer) {
    if (row.delimiter)
        return;
    RowPieces pieces(text_.substr(row.span.begin, row.span.size()));
    while (pieces.next()) {
        const RowPiece& piece = pieces.piece();
        if (piece.kind == PieceKind::content)
            writer.write(
                std::array{span_of(row.span.begin + piece.begin, row.span.begin + piece.end)},
                {.place = Place::cell});
    }
}

/// What stands in its brackets is text.
void Inlines::add_directive(const Block& block, InlineWriter& writer) {
    const std::string_view line = text_.substr(block.start.begin, block.start.size());
    const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
    const auto parts = directive(line, colons, true);
    if (parts && !parts->label.empty())
        writer.write(std::array{span_of(block.start.begin + parts->label.begin,
                                        block.start.begin + parts->label.end)},
                     {.place = Place::label});
}

const InlineBlock* Inlines::block_at(std::size_t offset) const {
    const auto found = std::ranges::lower_bound(
        blocks_, offset, {}, [](const InlineBlock& block) { return block.lines.begin; });
    return found != blocks_.end() && found->lines.begin == offset ? &*found : nullptr;
}

}  // namespace kiji::lint
