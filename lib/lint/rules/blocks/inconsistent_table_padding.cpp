// Tables whose pipes stand neither in columns nor with blanks of one kind around them.
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/blocks.hpp"
#include "lint/facts/table_syntax.hpp"
#include "lint/rules/blocks/blocks.hpp"
#include "lint/rules/blocks/column_width.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 4> styles{"any", "aligned", "compact", "tight"};

/// A pipe that is not where it should be.
struct Fault {
    Span pipe;
    std::string_view message;
    std::string_view help;
};
using Faults = std::vector<Fault>;

std::string_view text_of(const Blocks& blocks, const TableRow& row) {
    const Span line = blocks.line_span(row.line);
    return blocks.line(row.line).substr(row.span.begin - line.begin);
}

/// Where the pipes of `row` stand in the file.
std::vector<Span> pipes_of(const Blocks& blocks, const TableRow& row) {
    std::vector<Span> pipes;
    RowPieces pieces(text_of(blocks, row));
    while (pieces.next()) {
        if (pieces.piece().kind == PieceKind::pipe)
            pipes.push_back(span_of(row.span.begin + pieces.piece().begin,
                                    row.span.begin + pieces.piece().end));
    }
    return pipes;
}

/// The column of each pipe on a terminal.
std::vector<std::size_t> columns_of(const Blocks& blocks, const TableRow& row,
                                    std::span<const Span> pipes) {
    std::vector<std::size_t> ends;
    const Span line = blocks.line_span(row.line);
    for (const Span pipe : pipes)
        ends.push_back(pipe.begin - line.begin);
    return column_widths(blocks.line(row.line), ends);
}

/// Pipes that stand below none of the head's. Each pipe of the head counts once; where all are
/// taken, further ones of a row count for nothing.
Faults unaligned(const Blocks& blocks, std::span<const TableRow> rows) {
    Faults faults;
    const std::vector<std::size_t> head = columns_of(blocks, rows[0], pipes_of(blocks, rows[0]));
    for (const TableRow& row : rows.subspan(1)) {
        const std::vector<Span> pipes = pipes_of(blocks, row);
        const std::vector<std::size_t> columns = columns_of(blocks, row, pipes);
        std::size_t met = 0;
        std::size_t next = 0;  // both lists go up
        for (std::size_t i = 0; i < pipes.size() && met < head.size(); ++i) {
            while (next < head.size() && head[next] < columns[i])
                ++next;
            if (next < head.size() && head[next] == columns[i]) {
                ++next;
                ++met;
            } else {
                faults.push_back(
                    {pipes[i], "pipe does not stand below one of the head", "align the columns"});
            }
        }
    }
    return faults;
}

struct Padding {
    Faults compact;
    Faults tight;
};

void check_row(const Blocks& blocks, const TableRow& row, Padding& out) {
    std::vector<RowPiece> pieces;
    RowPieces scan(text_of(blocks, row));
    while (scan.next()) {
        // The blanks before the row of dashes are its indent.
        if (!pieces.empty() || scan.piece().kind != PieceKind::blanks)
            pieces.push_back(scan.piece());
    }
    const auto look = [&](const RowPiece& pipe, const RowPiece& side, std::string_view extra,
                          std::string_view missing, std::string_view any) {
        const Span span = span_of(row.span.begin + pipe.begin, row.span.begin + pipe.end);
        if (side.kind != PieceKind::blanks) {
            out.compact.push_back({span, missing, "put one blank there"});
            return;
        }
        if (side.end - side.begin != 1)
            out.compact.push_back({span, extra, "leave one blank"});
        out.tight.push_back({span, any, "take it out"});
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].kind != PieceKind::pipe)
            continue;
        if (i > 0)
            look(pieces[i], pieces[i - 1], "pipe has several blanks before it",
                 "pipe has no blank before it", "pipe has a blank before it");
        if (i + 1 < pieces.size() && !(pieces[i + 1].kind == PieceKind::blanks &&
                                       row.span.begin + pieces[i + 1].end == row.span.end))
            look(pieces[i], pieces[i + 1], "pipe has several blanks behind it",
                 "pipe has no blank behind it", "pipe has a blank behind it");
    }
}

void check_table(const Blocks& blocks, std::span<const TableRow> rows, Findings& out) {
    const std::string_view style = out.options().text("style");
    const bool aligned = style == "any" || style == "aligned";
    const bool compact = style == "any" || style == "compact";
    const bool tight = style == "any" || style == "tight";
    Faults found;
    if (aligned)
        found = unaligned(blocks, rows);
    if (aligned && found.empty())
        return;
    Padding padding;
    if (compact || tight) {
        if (out.options().flag("aligned_delimiter")) {
            padding.compact = unaligned(blocks, rows.first(std::min<std::size_t>(rows.size(), 2)));
            padding.tight = padding.compact;
        }
        for (const TableRow& row : rows)
            check_row(blocks, row, padding);
    }
    // What the table comes nearest to is what its author meant.
    if (compact && (!aligned || padding.compact.size() < found.size()))
        found = padding.compact;
    if (tight && ((!aligned && !compact) || padding.tight.size() < found.size()))
        found = padding.tight;
    for (const Fault& fault : found)
        out.add({.span = fault.pipe,
                 .message = std::string(fault.message),
                 .help = std::string(fault.help)});
}

void check(const Document&, Findings& out) {
    const Blocks& blocks = out.blocks();
    const std::span<const TableRow> rows = blocks.rows();
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        while (end < rows.size() && rows[end].table == rows[begin].table)
            ++end;
        check_table(blocks, rows.subspan(begin, end - begin), out);
        begin = end;
    }
}

constexpr std::array options{
    Option{.name = "style",
           .summary = "aligned: pipes in columns; compact: one blank around each; tight: none",
           .standard = std::string_view("any"),
           .choices = styles},
    Option{.name = "aligned_delimiter",
           .summary = "whether the row of dashes is aligned to the head in the other styles too",
           .standard = false},
};

}  // namespace

constinit const Rule rules::inconsistent_table_padding{
    .name = "inconsistent-table-padding",
    .code = "MD060",
    .also = "table-column-style",
    .tags = "table",
    .severity = Severity::info,
    .summary = "Pipes of a table are neither aligned nor padded alike",
    .why = "A table in columns is read in the source; one that almost is misleads the eye.",
    .bad = "| snow | ice |\n|---|----|\n|  1 | 2|\n",
    .good = "| snow | ice |\n| ---- | --- |\n| 1    | 2   |\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
