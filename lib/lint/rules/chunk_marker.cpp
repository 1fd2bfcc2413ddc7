// What a machine left between two pieces of text that it wrote one after the other.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/remove_block.hpp"
#include "lint/rules.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

std::optional<Edit> removal(const Document& doc, const prose::Marker& marker) {
    const markdown::Tree& tree = doc.tree();
    if (tree[marker.node].kind != markdown::Kind::paragraph)
        return std::nullopt;
    return tree[marker.node].span == marker.line ? remove_block(doc, marker.node)
                                                 : remove_line(doc, marker.node, marker.line);
}

void check(const Document& doc, Findings& out) {
    const std::vector<prose::Cut> cuts = prose::find_cuts(doc, out.markers());
    for (const prose::Marker& marker : out.markers()) {
        const bool cuts_sentence = std::ranges::any_of(
            cuts, [&](const prose::Cut& cut) { return cut.marker == marker.line; });
        Diagnostic finding{
            .span = marker.line,
            .message = fmt::format("chunk marker \"{}\" was left in the text",
                                   doc.file().slice(marker.line)),
            .help = cuts_sentence ? "join the sentence that it cuts, and delete it" : "delete it",
        };
        // A marker that cuts a sentence shows where the halves are to be joined.
        if (!cuts_sentence) {
            if (auto edit = removal(doc, marker))
                finding.fix = {*std::move(edit)};
        }
        out.add(std::move(finding));
    }
}

}  // namespace

constinit const Rule rules::chunk_marker{
    .name = "chunk-marker",
    .severity = Severity::warning,
    .fixes = Fixes::safe,
    .summary = "Marker between chunks was left in the text",
    .why =
        "A program that writes a post piece by piece puts a marker where it stopped. Readers see "
        "it, "
        "and around it sentences are cut or said twice. Lines of your own can be named in kiji.yml "
        "under markers.",
    .bad = "It snowed all night.\n\n---END---\n\nIn the morning it was white.\n",
    .good = "It snowed all night.\n\nIn the morning it was white.\n",
    .check = check,
};

}  // namespace kiji::lint
