#include "dedupe/plan/block_cuts.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "dedupe/plan/whole_lines.hpp"

namespace kiji::dedupe {
namespace {

using markdown::Kind;
using markdown::NodeId;

Hash128 heading_key(const Survey& survey, std::size_t i) {
    return hash128("# " + std::string(survey.text().form_of(survey.text().blocks[i].form)));
}

/// Links may lead to a heading.
bool has_links_within(const Document& doc) {
    const markdown::Tree& tree = doc.tree();
    for (NodeId id = 1; id < tree.size(); ++id) {
        if (tree[id].kind == Kind::link && tree.link(id).url.starts_with('#'))
            return true;
    }
    return false;
}

class Headings {
  public:
    Headings(const Survey& survey, const RepairOptions& options, const Held& held,
             const Reasons& why)
        : survey_(survey), options_(options), held_(held), reasons_(why) {}

    /// True where `i` is a heading, and all text below it goes.
    bool is_left_empty(std::size_t i) const {
        if (block(i).kind != BlockKind::heading)
            return false;
        const std::size_t end = survey_.end_of_section(i);
        return was_full(i + 1, end) && is_empty(i + 1, end) && may_go(i);
    }

  private:
    const Block& block(std::size_t i) const { return survey_.text().blocks[i]; }
    bool is_text(std::size_t i) const {
        return block(i).kind != BlockKind::heading && block(i).kind != BlockKind::marker;
    }
    bool was_full(std::size_t begin, std::size_t end) const {
        while (begin < end && !is_text(begin))
            ++begin;
        return begin < end;
    }
    bool is_empty(std::size_t begin, std::size_t end) const {
        while (begin < end && (!is_text(begin) || reasons_[begin]))
            ++begin;
        return begin == end;
    }
    bool may_go(std::size_t i) const {
        return !block(i).off &&
               survey_.doc().tree()[block(i).node].parent == markdown::Tree::root &&
               lines_of(survey_.doc(), block(i).span) && survey_.substance(i).empty() &&
               !held_.contains(block(i).span.begin) &&
               !is_refused(options_, heading_key(survey_, i));
    }

    const Survey& survey_;
    const RepairOptions& options_;
    const Held& held_;
    const Reasons& reasons_;
};

}  // namespace

bool is_refused(const RepairOptions& options, const Hash128& key) {
    const auto found = options.answers.find(key);
    return found != options.answers.end() && found->second == Answer::no;
}

bool closes_brackets(std::string_view text) {
    constexpr std::u32string_view openers = U"「『（【［";
    constexpr std::u32string_view closers = U"」』）】］";
    int open = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        at += point.length;
        if (openers.find(point.value) != std::u32string_view::npos)
            ++open;
        else if (closers.find(point.value) != std::u32string_view::npos && --open < 0)
            return false;
    }
    return open == 0;
}

void take_headings(const Survey& survey, const RepairOptions& options, const Held& held,
                   Reasons& why) {
    if (std::ranges::none_of(why, [](const auto& reason) { return reason.has_value(); }) ||
        has_links_within(survey.doc()))
        return;
    const Headings headings(survey, options, held, why);
    for (std::size_t i = 0; i < why.size(); ++i) {
        if (headings.is_left_empty(i))
            why[i] = Reason::heading;
    }
}

Cuts cuts_of_blocks(const Survey& survey, const Reasons& why) {
    std::vector<Lines> lines;
    Cuts found;
    for (std::size_t i = 0; i < why.size(); ++i) {
        if (!why[i])
            continue;
        const Site& site = survey.sites()[i];
        const Span span = survey.text().blocks[i].span;
        const bool heading = why[i] == Reason::heading;
        lines.push_back(heading ? *lines_of(survey.doc(), span) : site.lines);
        found.push_back({.reason = *why[i],
                         .units = {heading ? heading_key(survey, i) : site.key},
                         .about = span.begin});
    }
    const std::vector<Span> spans = bytes_of(survey.doc(), lines);
    for (std::size_t i = 0; i < spans.size(); ++i)
        found[i].span = spans[i];
    return found;
}

}  // namespace kiji::dedupe
