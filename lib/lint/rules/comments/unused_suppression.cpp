// A comment that turns a rule off where it has nothing to say.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/lines.hpp"
#include "lint/lint.hpp"
#include "lint/markdownlint_comments.hpp"
#include "lint/rules/comments/comments.hpp"

namespace kiji::lint {
namespace {

using Action = MarkdownlintComment::Action;

/// A name in a comment, and the lines where it turns rules off.
struct Use {
    std::string_view name;
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The lines on which rules have something to say; each rule is asked once, whether it is on or
/// not, and with its standards.
class Reported {
  public:
    Reported(const Document& doc, const Findings& out) : doc_(&doc), out_(&out) {}

    bool between(std::string_view name, std::size_t first, std::size_t last) {
        return std::ranges::any_of(rules_named(name), [&](std::size_t rule) {
            const std::vector<std::size_t>& lines = of(rule);
            const auto next = std::ranges::lower_bound(lines, first);
            return next != lines.end() && *next <= last;
        });
    }

  private:
    const std::vector<std::size_t>& of(std::size_t index) {
        const auto [found, is_new] = lines_.try_emplace(index);
        const Rule& rule = *all_rules()[index];
        if (!is_new || &rule == &rules::unused_suppression)
            return found->second;
        const Options standards(rule.options, out_->knows_jekyll());
        Findings findings(out_->facts(), standards);
        rule.check(*doc_, findings);
        for (const Diagnostic& finding : findings.take())
            found->second.push_back(out_->facts().lines().line_at(finding.span.begin));
        std::ranges::sort(found->second);
        return found->second;
    }

    const Document* doc_;
    const Findings* out_;
    std::map<std::size_t, std::vector<std::size_t>> lines_;
};

/// Up to which line the comment at `index` turns rules off.
std::size_t last_line(const std::vector<MarkdownlintComment>& comments, std::size_t index,
                      std::size_t end) {
    for (std::size_t i = index + 1; i < comments.size(); ++i) {
        if (comments[i].action == Action::enable || comments[i].action == Action::restore)
            return comments[i].line;
    }
    return end;
}

std::vector<Use> uses(const Document& doc, const Lines& lines) {
    std::vector<Use> found;
    for (const Suppressions::Range& range : doc.suppressions().ranges()) {
        if (range.off && !range.rule.empty())
            found.push_back(
                {range.rule, lines.line_at(range.span.begin),
                 lines.line_at(range.span.empty() ? range.span.begin : range.span.end - 1U)});
    }
    const std::vector<MarkdownlintComment> comments = find_markdownlint_comments(doc, lines);
    for (std::size_t i = 0; i < comments.size(); ++i) {
        const MarkdownlintComment& comment = comments[i];
        Use use{.first = comment.line, .last = comment.line};
        if (comment.action == Action::disable_file)
            use.first = 0, use.last = lines.count();
        else if (comment.action == Action::disable)
            use.last = last_line(comments, i, lines.count());
        else if (comment.action == Action::disable_next_line)
            use.first = use.last = comment.line + 1;
        else if (comment.action != Action::disable_line)
            continue;
        for (const std::string_view name : names_in(comment.parameter))
            found.push_back({name, use.first, use.last});
    }
    return found;
}

void check(const Document& doc, Findings& out) {
    Reported reported(doc, out);
    for (const Use& use : uses(doc, out.facts().lines())) {
        if (rules_named(use.name).empty() || reported.between(use.name, use.first, use.last))
            continue;
        const auto begin = static_cast<std::size_t>(use.name.data() - doc.text().data());
        out.add({
            .span = span_of(begin, begin + use.name.size()),
            .message = fmt::format("\"{}\" is turned off and has nothing to say here", use.name),
            .help = "take it out of the comment",
        });
    }
}

}  // namespace

constinit const Rule rules::unused_suppression{
    .name = "unused-suppression",
    .severity = Severity::info,
    .summary = "Comment turns off a rule that has nothing to say",
    .why = "The fault is mended and the comment is left: the next fault passes unseen.",
    .bad = "<!-- kiji-disable-next-line trailing-space -->\nIt snowed.\n",
    .good = "<!-- kiji-disable-next-line trailing-space -->\nIt snowed. \n",
    .check = check,
};

}  // namespace kiji::lint
