// A sentence whose halves stand on two sides of a chunk marker.
#include <fmt/format.h>

#include "lint/rules.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    for (const prose::Cut& cut : prose::find_cuts(doc, out.markers())) {
        const std::size_t line = doc.file().lines().line_at(cut.after.begin) + 1;
        out.add({
            .span = cut.before,
            .message =
                fmt::format("sentence breaks off at \"{}\" and goes on with \"{}\" in line {}",
                            doc.file().slice(cut.before), doc.file().slice(cut.after), line),
            .help = "join the halves, and delete what stands between them",
            .related = {{cut.marker, "this marker cuts it"}, {cut.after, "it goes on here"}},
        });
    }
}

}  // namespace

constinit const Rule rules::sentence_cut{
    .name = "sentence-cut",
    .severity = Severity::warning,
    .summary = "Sentence is cut by a chunk marker",
    .why = "Taking out the marker alone leaves two paragraphs that each hold half a sentence.",
    .bad = "夜のあいだに雪が降り、町は\n\n---END---\n\n白くなっていた。\n",
    .good = "夜のあいだに雪が降り、町は白くなっていた。\n",
    .check = check,
};

}  // namespace kiji::lint
