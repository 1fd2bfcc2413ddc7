// A fence that is opened and never closed.
#include "lint/rules/blocks/blocks.hpp"

#include <fmt/format.h>

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const markdown::Tree& tree = doc.tree();
    for (markdown::NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind != markdown::Kind::code_block)
            continue;
        const markdown::CodeBlock& block = tree.code_block(id);
        if (!block.fenced || !block.closing.empty())
            continue;
        out.add({
            .span = block.opening,
            .message = "fenced code is never closed: all that follows is code",
            .help = fmt::format("write {} on a line of its own where the code ends",
                                doc.file().slice(block.opening)),
        });
    }
}

}  // namespace

constinit const Rule rules::code_fence_unclosed{
    .name = "code-fence-unclosed",
    .tags = "code",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Fenced code is never closed",
    .why = "Whatever comes behind is code too, to the end of the post or of the list or quote.",
    .bad = "```\nmake\n\nAnd then?\n",
    .good = "```\nmake\n```\n\nAnd then?\n",
    .check = check,
};

}  // namespace kiji::lint
