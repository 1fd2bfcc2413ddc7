#include "lint/markdownlint_comments.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <optional>
#include <string>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/lint.hpp"
#include "lint/markdownlint_config.hpp"
#include "value/json.hpp"

namespace kiji::lint {
namespace {

using Action = MarkdownlintComment::Action;

constexpr std::string_view opening = "<!--";
constexpr std::string_view closing = "-->";
constexpr std::string_view prefix = "markdownlint-";
constexpr std::size_t npos = std::string_view::npos;

/// Longer words before those that they begin with.
constexpr std::array<std::pair<std::string_view, Action>, 9> actions{{
    {"disable-next-line", Action::disable_next_line},
    {"disable-file", Action::disable_file},
    {"disable-line", Action::disable_line},
    {"disable", Action::disable},
    {"enable-file", Action::enable_file},
    {"enable", Action::enable},
    {"capture", Action::capture},
    {"restore", Action::restore},
    {"configure-file", Action::configure_file},
}};

bool starts_with_word(std::string_view text, std::string_view word) {
    return ascii::equal_ignoring_case(text.substr(0, word.size()), word);
}

struct Opened {
    Action action = Action::disable;
    std::size_t behind = 0;  // where what stands behind the word begins
    std::size_t next = 0;    // where the search for another one goes on
};

/// How many bytes of white space stand at `at`.
std::size_t white_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(std::min(at, text.size()));
    return rest.size() - trimmed_start(rest).size();
}

/// The comment that begins at `at` of `text`, a "<!--".
std::optional<Opened> open_at(std::string_view text, std::size_t at) {
    std::size_t word = at + opening.size();
    word += white_at(text, word);
    if (!starts_with_word(text.substr(word), prefix))
        return std::nullopt;
    word += prefix.size();
    for (const auto& [name, action] : actions) {
        const std::size_t behind = word + name.size();
        if (!starts_with_word(text.substr(word), name) || behind >= text.size())
            continue;
        if (text.substr(behind).starts_with(closing))
            return Opened{action, behind, behind + closing.size()};
        const CodePoint next = decode(text, behind);
        if (is_white(next.value))
            return Opened{action, behind, behind + next.length};
    }
    return std::nullopt;
}

/// Comments that begin one within the other share their end, and each says what those within it
/// say. All of a text together may say no more than so many times the text: what would be more is
/// passed over.
constexpr std::size_t most_times_said = 4;

/// All comments in `text`, from `from` on, that are closed in it and whose actions `wants` takes.
/// One that is not closed ends the search: how many UTF-16 units stand before the place where it
/// stopped, 0 where it came to the end. O(size).
template <typename Wants, typename Take>
std::size_t for_each_comment(std::string_view text, std::size_t from, const Wants& wants,
                             const Take& take) {
    std::size_t left = most_times_said * text.size();
    std::size_t end = 0;
    for (std::size_t at = text.find(opening, from); at != npos;) {
        const std::optional<Opened> opened = open_at(text, at);
        if (!opened) {
            at = text.find(opening, at + 1);
            continue;
        }
        if (end < opened->behind)
            end = text.find(closing, opened->behind);
        if (end == npos)
            return count_utf16(text.substr(0, opened->next));
        const std::size_t size = end - opened->behind;
        if (wants(opened->action) && size <= left) {
            left -= size;
            take(opened->action, at, text.substr(opened->behind, size));
        }
        at = text.find(opening, opened->next);
    }
    return 0;
}

/// Where `units` UTF-16 units of `text` end; its size where it has fewer.
std::size_t behind_units(std::string_view text, std::size_t units) {
    std::size_t at = 0;
    for (std::size_t seen = 0; seen < units && at < text.size();) {
        const CodePoint point = decode(text, at);
        seen += point.value > 0xFFFF ? 2 : 1;
        at += point.length;
    }
    return at;
}

/// Reads comments line by line. The reference keeps the place where it met a comment that is not
/// closed on its line, and looks at the next line from there on only.
class LineSearch {
  public:
    LineSearch(const Document& doc, const Lines& lines, std::vector<MarkdownlintComment>& out)
        : doc_(&doc), lines_(&lines), out_(&out) {}

    /// Adds the comments whose actions `wants` takes. `skipped`: how many units of the first line
    /// are not looked at. How many were to be skipped behind the last line.
    template <typename Wants>
    std::size_t search(std::size_t skipped, const Wants& wants) {
        const LineIndex& index = doc_->file().lines();
        const std::string_view text = doc_->text();
        std::size_t line = lines_->first();
        while (line < lines_->count()) {
            const std::string_view written = lines_->written(line);
            const std::size_t from = skipped == 0 ? 0 : behind_units(written, skipped);
            skipped =
                for_each_comment(written, from, wants,
                                 [&](Action action, std::size_t /*at*/, std::string_view words) {
                                     out_->push_back({action, words, line});
                                 });
            if (++line >= index.count() || skipped > 0)
                continue;
            // Most lines have none.
            const std::size_t next = text.find(opening, index.line(line).begin);
            line = next == npos ? lines_->count() : index.line_at(next);
        }
        return skipped;
    }

  private:
    const Document* doc_;
    const Lines* lines_;
    std::vector<MarkdownlintComment>* out_;
};

bool is_of_file(Action action) {
    return action == Action::disable_file || action == Action::enable_file;
}
bool is_of_line(Action action) {
    return action == Action::disable_line || action == Action::disable_next_line;
}

void configure_file(const MarkdownlintComment& comment, Settings& settings) {
    const SourceFile file("comment", std::string(comment.parameter));
    Arena arena;
    if (const Result<Value> json = json::read(file, arena, Limits{}))
        configure_as_markdownlint(settings, *json);
}

}  // namespace

std::vector<MarkdownlintComment> find_markdownlint_comments(const Document& doc,
                                                            const Lines& lines) {
    std::vector<MarkdownlintComment> comments;
    if (lines.first() >= lines.count())
        return comments;
    const std::size_t begin = lines.span(lines.first()).begin;
    const std::string_view body = doc.text().substr(begin);
    if (body.find(opening) == npos)
        return comments;
    std::size_t skipped = for_each_comment(
        body, 0, [](Action action) { return action == Action::configure_file; },
        [&](Action action, std::size_t at, std::string_view parameter) {
            comments.push_back({action, parameter, doc.file().lines().line_at(begin + at)});
        });
    LineSearch search(doc, lines, comments);
    // Three times, as the reference does it: each begins with what the one before left to skip.
    skipped = search.search(skipped, is_of_file);
    skipped = search.search(skipped, [](Action action) {
        return !is_of_file(action) && !is_of_line(action) && action != Action::configure_file;
    });
    search.search(skipped, is_of_line);
    std::ranges::sort(comments, {}, [](const auto& comment) { return comment.parameter.data(); });
    return comments;
}

std::vector<std::string_view> names_in(std::string_view parameter) {
    std::vector<std::string_view> names;
    while (true) {
        parameter = trimmed_start(parameter);
        if (parameter.empty())
            return names;
        std::size_t end = 0;
        while (end < parameter.size()) {
            const CodePoint point = decode(parameter, end);
            if (is_white(point.value))
                break;
            end += point.length;
        }
        names.push_back(parameter.substr(0, end));
        parameter.remove_prefix(end);
    }
}

LineRules::LineRules(const std::vector<MarkdownlintComment>& comments, std::size_t lines,
                     const Settings& settings)
    : settings_(settings) {
    assert(all_rules().size() <= most_rules);
    for (const MarkdownlintComment& comment : comments) {
        if (comment.action == Action::configure_file)
            configure_file(comment, settings_);
    }
    Rules on;
    for (std::size_t i = 0; i < all_rules().size(); ++i)
        on[i] = settings_.of(i).on;
    for (const MarkdownlintComment& comment : comments) {
        if (comment.action == Action::disable_file || comment.action == Action::enable_file)
            apply(comment.parameter, comment.action == Action::enable_file, on);
    }
    Rules captured;
    for (std::size_t i = 0; i < all_rules().size(); ++i)
        captured[i] = settings_.of(i).on;
    from_.emplace_back(0, on);
    for (const MarkdownlintComment& comment : comments) {
        if (comment.action == Action::capture)
            captured = on;
        else if (comment.action == Action::restore)
            on = captured;
        else if (comment.action == Action::enable || comment.action == Action::disable)
            apply(comment.parameter, comment.action == Action::enable, on);
        else
            continue;
        // The state at the end of a line is that of the line.
        if (from_.back().first == comment.line)
            from_.back().second = on;
        else
            from_.emplace_back(comment.line, on);
    }
    std::map<std::size_t, Rules> only;
    for (const MarkdownlintComment& comment : comments) {
        const bool next = comment.action == Action::disable_next_line;
        if (!next && comment.action != Action::disable_line)
            continue;
        const std::size_t line = comment.line + (next ? 1 : 0);
        if (line >= lines)
            continue;
        apply(comment.parameter, false, only.try_emplace(line, at(line)).first->second);
    }
    only_.assign(only.begin(), only.end());
    for (const auto& [line, rules] : from_)
        anywhere_ |= rules;
}

void LineRules::apply(std::string_view parameter, bool on, Rules& rules) const {
    const std::vector<std::string_view> names = names_in(parameter);
    for (const std::string_view name : names) {
        for (const std::size_t rule : rules_named(name))
            rules[rule] = on;
    }
    for (std::size_t rule = 0; names.empty() && rule < all_rules().size(); ++rule) {
        // "enable" alone turns on what is markdownlint's
        if (!on || !all_rules()[rule]->code.empty())
            rules[rule] = on;
    }
}

LineRules::Rules LineRules::at(std::size_t line) const {
    const auto after =
        std::ranges::upper_bound(from_, line, {}, &std::pair<std::size_t, Rules>::first);
    return (after - 1)->second;
}

bool LineRules::is_on(std::size_t rule, std::size_t line) const {
    const auto only =
        std::ranges::lower_bound(only_, line, {}, &std::pair<std::size_t, Rules>::first);
    return only != only_.end() && only->first == line ? only->second[rule] : at(line)[rule];
}

}  // namespace kiji::lint
