// A sentence whose halves stand on two sides of a chunk marker.
#include <string_view>

#include <fmt/format.h>

#include "lint/rules/drafts/drafts.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

Diagnostic finding_of(const Document& doc, const prose::Cut& cut) {
    const std::string_view before = doc.file().slice(cut.before);
    if (!cut.certain)
        return {
            .span = cut.before,
            .message = fmt::format("sentence breaks off at \"{}\" before a chunk marker", before),
            .help = cut.broken_off ? "write its end, or delete what was begun"
                                   : "write its end, or join it with the text behind the marker",
            .related = {{cut.marker, "before this marker"}},
        };
    return {
        .span = cut.before,
        .message = fmt::format("sentence breaks off at \"{}\" and goes on with \"{}\" in line {}",
                               before, doc.file().slice(cut.after),
                               doc.file().lines().line_at(cut.after.begin) + 1),
        .help = "join the halves, and delete what stands between them",
        .related = {{cut.marker, "this marker cuts it"}, {cut.after, "it goes on here"}},
    };
}

void check(const Document& doc, Findings& out) {
    for (const prose::Cut& cut : out.cuts())
        out.add(finding_of(doc, cut));
}

}  // namespace

constinit const Rule rules::sentence_cut{
    .name = "sentence-cut",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Sentence is cut by a chunk marker",
    .why = "Taking out the marker alone leaves two paragraphs that each hold half a sentence.",
    .bad = "夜のあいだに雪が降り、町は\n\n---END---\n\n白くなっていた。\n",
    .good = "夜のあいだに雪が降り、町は白くなっていた。\n",
    .check = check,
};

}  // namespace kiji::lint
