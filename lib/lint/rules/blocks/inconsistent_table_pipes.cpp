// Rows of tables with and without pipes at their ends.
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "lint/facts/blocks.hpp"
#include "lint/rules/blocks/blocks.hpp"
#include "lint/rules/blocks/table_rows.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 5> styles{"consistent", "leading_only", "trailing_only",
                                                 "leading_and_trailing", "no_leading_or_trailing"};

void check(const Document& doc, Findings& out) {
    const Blocks& blocks = out.blocks();
    const std::string_view style = out.options().text("style");
    bool known = style != "consistent";
    bool leading = style != "no_leading_or_trailing" && style != "trailing_only";
    bool trailing = style != "no_leading_or_trailing" && style != "leading_only";
    for (const TableRow& row : blocks.rows()) {
        const RowShape shape = shape_of(doc.file().slice(row.span));
        if (!known) {
            known = true;
            leading = shape.leading_pipe;
            trailing = shape.trailing_pipe;
        }
        if (shape.leading_pipe != leading)
            out.add({
                .span = first_of(doc.text(), row.span),
                .message = leading ? "row does not begin with a pipe, others do"
                                   : "row begins with a pipe, others do not",
                .help = leading ? "begin it with |" : "take the first | out",
            });
        if (shape.trailing_pipe != trailing)
            out.add({
                .span = last_of(doc.text(), row.span),
                .message = trailing ? "row does not end with a pipe, others do"
                                    : "row ends with a pipe, others do not",
                .help = trailing ? "end it with |" : "take the last | out",
            });
    }
}

constexpr std::array options{
    Option{.name = "style",
           .summary = "where pipes stand; consistent: as in the first row of the post",
           .standard = std::string_view("consistent"),
           .choices = styles},
};

}  // namespace

constinit const Rule rules::inconsistent_table_pipes{
    .name = "inconsistent-table-pipes",
    .code = "MD055",
    .also = "table-pipe-style",
    .tags = "table",
    .severity = Severity::info,
    .summary = "Rows of tables have pipes at their ends here and none there",
    .why =
        "A row without its outer pipes is easily taken for text, and programs differ in which rows "
        "of that kind they take.",
    .bad = "| a | b |\n|---|---|\n| 1 | 2\n",
    .good = "| a | b |\n|---|---|\n| 1 | 2 |\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
