// A mark at the head of the file that nobody sees.

#include "lint/rules/encoding/encoding.hpp"
#include "lint/rules/encoding/odd_characters.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const auto& found = out.facts().odd_characters();
    if (!found.empty() && found.front().kind == Odd::byte_order_mark && doc.text().size() > 3)
        out.add({
            .span = found.front().span,
            .message = "the file begins with a byte order mark",
            .help = "save it as UTF-8 without one",
            .fix = {{found.front().span, ""}},
        });
}

}  // namespace

constinit const Rule rules::byte_order_mark{
    .name = "byte-order-mark",
    .tags = "encoding FM017",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "File begins with a byte order mark",
    .why = "UTF-8 needs none. Jekyll reads past it, but other programs then see no front matter.",
    .bad = "\xEF\xBB\xBF---\ntitle: Snow\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
