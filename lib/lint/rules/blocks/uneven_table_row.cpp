// Rows with more or fewer cells than their table has columns.
#include <algorithm>

#include <fmt/format.h>

#include "lint/facts/blocks.hpp"
#include "lint/rules/blocks/blocks.hpp"
#include "lint/rules/blocks/table_rows.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const Blocks& blocks = out.blocks();
    std::uint32_t table = no_block;
    std::size_t columns = 0;
    for (const TableRow& row : blocks.rows()) {
        const RowShape shape = shape_of(doc.file().slice(row.span));
        const std::size_t cells = shape.cells.size();
        if (row.table != table) {
            table = row.table;
            columns = cells;
        }
        if (cells < columns)
            out.add({
                .span = last_of(doc.text(), row.span),
                .message = fmt::format("row has {} of {} cells", cells, columns),
                .help = "add the others; they are empty on the page",
            });
        else if (cells > columns)
            out.add({
                .span = span_of(row.span.begin + shape.cells[columns], row.span.end),
                .message = fmt::format("row has {} cells in {} column{}", cells, columns,
                                       columns == 1 ? "" : "s"),
                .help = "the page does not show the others: write \\| for a pipe within a cell",
            });
    }
}

}  // namespace

constinit const Rule rules::uneven_table_row{
    .name = "uneven-table-row",
    .code = "MD056",
    .also = "table-column-count",
    .tags = "table",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Row has more or fewer cells than the table has columns",
    .why = "Cells that are too many are not on the page, and nobody is told.",
    .bad = "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
    .good = "| a | b |\n|---|---|\n| 1 | 2 |\n",
    .check = check,
};

}  // namespace kiji::lint
