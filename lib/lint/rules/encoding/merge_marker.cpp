// What git writes where two changes meet.
#include <algorithm>
#include <optional>
#include <vector>

#include "base/ascii.hpp"
#include "lint/rules/encoding/encoding.hpp"
#include "lint/rules/encoding/odd_characters.hpp"

namespace kiji::lint {
namespace {

/// A post about git shows the marks in its code.
class CodeBlocks {
  public:
    explicit CodeBlocks(const Document& doc) {
        for (const markdown::Node& node : doc.tree().nodes()) {
            if (node.kind == markdown::Kind::code_block)
                spans_.push_back(node.span);
        }
    }
    bool hold(std::size_t at) const {
        const auto next = std::ranges::upper_bound(spans_, at, {}, &Span::end);
        return next != spans_.end() && next->contains(at);
    }

  private:
    std::vector<Span> spans_;
};

void check(const Document& doc, Findings& out) {
    const std::string_view text = doc.text();
    std::optional<CodeBlocks> code;  // for the few posts with a mark
    bool is_begun = false;
    for (const std::string_view marker : {"<<<<<<<", ">>>>>>>", "|||||||"}) {
        for (std::size_t at = text.find(marker); at != std::string_view::npos;
             at = text.find(marker, at + marker.size())) {
            const bool at_head = at == 0 || text[at - 1] == '\n';
            const std::size_t end = at + marker.size();
            const bool is_labelled = end < text.size() && text[end] == ' ';
            const bool is_bare = end == text.size() || ascii::is_line_end(text[end]);
            // A bare one may be quotes in quotes, or a row of empty cells, where no merge began.
            if (!at_head || !(is_labelled || (is_bare && (is_begun || marker[0] == '<'))))
                continue;
            if (!code)
                code.emplace(doc);
            if (code->hold(at))
                continue;
            is_begun = true;
            const std::size_t line_end = std::min(text.find_first_of("\r\n", end), text.size());
            out.add({
                .span = span_of(at, line_end),
                .message = "a merge was left half done",
                .help = "choose one side and take out the marks of git",
            });
        }
    }
}

}  // namespace

constinit const Rule rules::merge_marker{
    .name = "merge-marker",
    .tags = "encoding FM017",
    .severity = Severity::error,
    .in_blog = true,
    .of_liquid = true,
    .summary = "Merge was left half done",
    .why = "The lines that git puts around both sides of a conflict stand in the page.",
    .bad = "---\ntitle: Snow\n---\n\n<<<<<<< HEAD\nIt snowed.\n=======\nIt rained.\n>>>>>>> main\n",
    .good = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
