// What a machine left between two pieces of text that it wrote one after the other.
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/removal.hpp"
#include "lint/rules/drafts/drafts.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

/// Takes markers out. Several in one paragraph follow one another: its lines are worked out once.
class Removal {
  public:
    explicit Removal(const Document& doc) : doc_(&doc) {}

    std::optional<Edit> of(const prose::Marker& marker) {
        const markdown::Tree& tree = doc_->tree();
        if (tree[marker.node].kind != markdown::Kind::paragraph)
            return std::nullopt;
        if (marker.node != node_) {
            node_ = marker.node;
            lines_ = tree.lines(node_);
        }
        if (lines_.size() == 1 && lines_.front() == marker.line)
            return remove_block(*doc_, node_);
        if (const auto line = remove_line(*doc_, lines_, marker.line))
            return line;
        return remove_words(*doc_, lines_, marker.line);
    }

  private:
    const Document* doc_;
    markdown::NodeId node_ = markdown::no_node;
    std::vector<Span> lines_;
};

void check(const Document& doc, Findings& out) {
    std::set<Span> cuts;
    for (const prose::Cut& cut : out.cuts())
        cuts.insert(cut.marker);
    const auto doubtful = prose::doubtful_markers(doc, out.markers());
    const std::set<Span> doubts(doubtful.begin(), doubtful.end());
    Removal removal(doc);
    for (const prose::Marker& marker : out.markers()) {
        // A marker that cuts a sentence shows where the halves are to be joined.
        const bool cuts_sentence = cuts.contains(marker.line);
        const bool may_cut = doubts.contains(marker.line);
        Diagnostic finding{
            .span = marker.line,
            .message = fmt::format("chunk marker \"{}\" was left in the text",
                                   doc.file().slice(marker.line)),
            .help = cuts_sentence ? "mend the sentence that it cuts, and delete it"
                    : may_cut     ? "see whether the sentence before it is whole, and delete it"
                                  : "delete it",
        };
        if (!cuts_sentence && !may_cut) {
            if (auto edit = removal.of(marker))
                finding.fix = {*std::move(edit)};
        }
        out.add(std::move(finding));
    }
}

}  // namespace

constinit const Rule rules::chunk_marker{
    .name = "chunk-marker",
    .severity = Severity::warning,
    .in_blog = true,
    // It takes a line off the page.
    .fixes = Fixes::unsafe,
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
