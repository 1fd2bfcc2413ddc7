// Makes fixes, again and again, until there is none left to make.
#include <algorithm>
#include <vector>

#include "lint/fix_as_markdownlint.hpp"
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

Result<void> read(const Document& doc, const Setup& setup, const Limits& limits,
                  const SitePlace& place, Fixed& result) {
    auto read = Document::read(doc.file().name(), result.text, reading_of(setup.settings), limits);
    if (!read)
        return read.error();
    result.document = *std::move(read);
    result.remaining = check(*result.document, setup, place);
    return Done{};
}

/// What its applyFixes makes of a text is part of what a rule of markdownlint is.
Result<Fixed> fix_once(const Document& doc, const Setup& setup, const Limits& limits,
                       const SitePlace& place) {
    MarkdownlintFixed made = fix_as_markdownlint(doc, check(doc, setup, place));
    Fixed result{.text = std::move(made.text), .fixed = made.fixed};
    if (const Result<void> done = read(doc, setup, limits, place, result); !done)
        return done.error();
    return result;
}

}  // namespace

Result<Fixed> fix(const Document& doc, const Setup& setup, Safety most, const Limits& limits,
                  const SitePlace& place) {
    if (most == Safety::unsafe && setup.settings.preset() == Preset::markdownlint)
        return fix_once(doc, setup, limits, place);
    Fixed result{.text = std::string(doc.text())};
    for (int round = 0;; ++round) {
        if (const Result<void> done = read(doc, setup, limits, place, result); !done)
            return done.error();
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
