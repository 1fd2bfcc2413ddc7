#include "dedupe_ask.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <unistd.h>

namespace kiji::cli {
namespace {

using dedupe::Answer;
using dedupe::Reason;
using dedupe::Removal;

constexpr std::string_view help =
    "y  take it out\n"
    "n  leave it, now and in later runs\n"
    "k  keep the other copy: take out the one that would stay\n"
    "a  take this and all the rest out, of this post and the others\n"
    "q  quit: do what was answered so far, leave the rest\n"
    "?  this help\n";

/// A line from standard input without its end; nothing at its end.
std::optional<std::string> read_line() {
    std::string line;
    while (true) {
        char c = 0;
        const ssize_t got = ::read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return line.empty() ? std::nullopt : std::optional(line);
        if (c == '\n')
            return line;
        line += c;
    }
}

std::vector<Removal> of_question(const dedupe::Plan& plan, std::size_t question) {
    std::vector<Removal> found;
    std::ranges::copy_if(plan.removals, std::back_inserter(found),
                         [&](const Removal& removal) { return removal.question == question; });
    return found;
}

bool has_other(std::span<const Removal> removals) {
    return std::ranges::all_of(removals, [](const Removal& one) {
        return one.reason == Reason::copy && one.kept_elsewhere.empty();
    });
}

std::size_t line_of(const SourceFile& post, std::size_t offset) {
    return post.lines().line_at(offset) + 1;
}

std::string hex(const Hash128& hash) {
    return fmt::format("{:016x}{:016x}", hash.high, hash.low);
}

std::optional<Hash128> refused_in(std::string_view line) {
    constexpr std::string_view word = "no ";
    constexpr std::size_t half = 16;
    if (!line.starts_with(word) || line.size() != word.size() + 2 * half)
        return std::nullopt;
    line.remove_prefix(word.size());
    Hash128 hash;
    std::from_chars(line.data(), line.data() + half, hash.high, half);
    std::from_chars(line.data() + half, line.data() + 2 * half, hash.low, half);
    return hash;
}

}  // namespace

Asking::Asking(Session& session, std::span<const RepairPost> posts, Path file)
    : session_(session), posts_(posts), file_(std::move(file)) {
    const Result<std::string> text = session.files.read(file_, session.limits.file_bytes);
    if (!text)
        return;
    for (std::string_view rest = *text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (const auto hash = refused_in(rest.substr(0, end)))
            refused_.insert(*hash);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    refused_before_ = refused_.size();
}

std::string Asking::shown(const PostPlan& plan, std::size_t question) const {
    const std::vector<Removal> removals = of_question(plan.plan, question);
    const SourceFile& post = *plan.post;
    std::string text =
        fmt::format("\n{}:{}: {}", post.name(), line_of(post, removals.front().span.begin),
                    name_of(removals.front().reason));
    if (!removals.front().kept.empty()) {
        text += fmt::format(", stands in line {} too",
                            line_of(post, removals.front().kept.front().begin));
    } else if (!removals.front().kept_elsewhere.empty()) {
        const dedupe::Place& kept = removals.front().kept_elsewhere.front();
        const SourceFile& other = *posts_[kept.document].post;
        text += fmt::format(", stands in {}:{} too", other.name(), line_of(other, kept.span.begin));
    }
    text += '\n';
    const std::string after = repair::without(post.text(), removals_of(post, removals, posts_));
    return text + output::unified_diff(post.name(), post.text(), after, session_.style.color);
}

Asking::Reply Asking::reply(const PostPlan& plan, std::size_t question) {
    const bool other = has_other(of_question(plan.plan, question));
    session_.out.write(shown(plan, question));
    while (true) {
        session_.out.write(other ? "take it out? [y,n,k,a,q,?] " : "take it out? [y,n,a,q,?] ");
        session_.out.flush();
        const std::optional<std::string> line = read_line();
        if (!line || *line == "q")
            return Reply::quit;
        if (*line == "y")
            return Reply::yes;
        if (*line == "n")
            return Reply::no;
        if (*line == "a")
            return Reply::all;
        if (*line == "k" && other)
            return Reply::other;
        session_.out.write(help);
    }
}

void Asking::ask(PostPlan& plan, dedupe::RepairOptions options) {
    for (const Hash128& unit : refused_)
        options.answers[unit] = Answer::no;
    const auto open = [&](const Removal& removal) {
        return std::ranges::any_of(
            removal.units, [&](const Hash128& unit) { return !options.answers.contains(unit); });
    };
    const auto replan = [&] { plan = plan_of(session_, *plan.post, options); };
    replan();
    while (!plan.error && !all_) {
        const auto next = std::ranges::find_if(plan.plan.removals, open);
        if (next == plan.plan.removals.end())
            return;
        Answer answer = Answer::no;
        const std::vector<Removal> removals = of_question(plan.plan, next->question);
        if (!quit_) {
            const Reply said = reply(plan, next->question);
            all_ = said == Reply::all;
            quit_ = said == Reply::quit;
            if (said == Reply::yes || said == Reply::all)
                answer = Answer::yes;
            else if (said == Reply::other)
                answer = Answer::other;
            else if (said == Reply::no) {
                for (const Removal& removal : removals)
                    refused_.insert(removal.units.begin(), removal.units.end());
            }
        }
        for (const Removal& removal : removals) {
            for (const Hash128& unit : removal.units)
                options.answers.emplace(unit, answer);
        }
        if (answer != Answer::yes)
            replan();
    }
}

Result<void> Asking::keep_answers() {
    if (refused_.size() == refused_before_)
        return Done{};
    std::string text;
    for (const Hash128& hash : refused_)
        text += fmt::format("no {}\n", hex(hash));
    if (Result<void> made = session_.files.make_folders(Path(parent(file_))); !made)
        return made;
    return session_.files.replace(file_, text);
}

}  // namespace kiji::cli
