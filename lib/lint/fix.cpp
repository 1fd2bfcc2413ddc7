// Makes fixes, again and again, until there is none left to make.
#include <algorithm>
#include <vector>

#include "lint/lint.hpp"
#include "source/edit.hpp"

namespace kiji::lint {
namespace {

/// A fix may lay open another fault, but each round ends with fewer: more rounds than this are two
/// rules that undo each other.
constexpr int most_rounds = 10;

std::vector<EditGroup> fixes_of(const Diagnostics& findings, Safety most) {
    std::vector<EditGroup> fixes;
    for (const Diagnostic& finding : findings) {
        if (finding.safety <= most && !finding.fix.empty())
            fixes.push_back(finding.fix);
    }
    return fixes;
}

}  // namespace

Result<Fixed> fix(const Document& doc, const Setup& setup, Safety most, const Limits& limits,
                  const SitePlace& place) {
    Fixed result{.text = std::string(doc.text())};
    for (int round = 0;; ++round) {
        auto read =
            Document::read(doc.file().name(), result.text, liquid_of(setup.settings), limits);
        if (!read)
            return read.error();
        result.document = *std::move(read);
        result.remaining = check(*result.document, setup, place);
        const std::vector<EditGroup> fixes = fixes_of(result.remaining, most);
        if (fixes.empty() || round == most_rounds)
            return result;
        Applied applied = kiji::apply(result.text, fixes);
        result.fixed +=
            static_cast<std::size_t>(std::count(applied.taken.begin(), applied.taken.end(), true));
        result.text = std::move(applied.text);
    }
}

}  // namespace kiji::lint
