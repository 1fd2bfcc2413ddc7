#include "dedupe_fix.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "base/hash.hpp"
#include "counted.hpp"
#include "dedupe_ask.hpp"
#include "dedupe_plans.hpp"
#include "exit_code.hpp"
#include "inputs.hpp"
#include "lint/lint.hpp"

namespace kiji::cli {
namespace {

/// What kiji keeps for itself, beneath the folder where it was called.
constexpr std::string_view own_folder = ".kiji";

bool writes_nothing(const Options& options) {
    return options.diff || !options.patch.empty();
}
bool is_standard_input(const Options& options) {
    return options.words == std::vector<std::string>{std::string(standard_input)};
}

class Repairs {
  public:
    Repairs(Session& session, std::span<const RepairPost> posts, std::vector<PostPlan> plans,
            std::vector<Error> errors)
        : session_(session), posts_(posts), plans_(std::move(plans)), errors_(std::move(errors)) {
        for (const PostPlan& plan : plans_) {
            if (plan.error)
                fail(*plan.error);
            if (plan.plan.all_older)
                tell_all_older(*plan.post, *plan.plan.all_older);
        }
        std::erase_if(plans_, [](const PostPlan& plan) { return plan.plan.removals.empty(); });
        for (const PostPlan& plan : plans_)
            counts_.add(plan.plan.removals);
    }

    /// What would be done, as a diff.
    int show() {
        std::string text;
        for (const PostPlan& plan : plans_)
            text += output::unified_diff(
                plan.post->name(), plan.post->text(), plan.plan.text,
                session_.options.patch.empty() ? session_.style.color : output::Color::off);
        if (session_.options.patch.empty()) {
            session_.out.write(text);
        } else if (const Result<void> written =
                       session_.files.replace(session_.options.patch, text);
                   !written) {
            fail(written.error());
        }
        session_.err.write(fmt::format("would take out {} in {}\n", counts_.text(), files()));
        return status(plans_.empty() ? exit_code::clean : exit_code::findings);
    }

    /// The text of standard input, repaired.
    int write_out(const SourceFile& post) {
        if (errors_.empty())
            session_.out.write(plans_.empty() ? post.text()
                                              : std::string_view(plans_.front().plan.text));
        session_.err.write(fmt::format("took out {}\n", counts_.text()));
        return status(exit_code::clean);
    }

    int write_files() {
        if (plans_.empty()) {
            session_.out.write("nothing to take out\n");
            return status(exit_code::clean);
        }
        std::vector<repair::Change> changes;
        for (const PostPlan& plan : plans_)
            changes.push_back({plan.post->name(), std::string(plan.post->text()),
                               removals_of(*plan.post, plan.plan.removals, posts_)});
        const Path log = session_.options.log.empty() ? default_log() : session_.options.log;
        const repair::Repaired done =
            repair::apply(session_.files, changes, {.log = log, .backup = session_.options.backup});
        for (const Error& error : done.errors)
            fail(error);
        const std::set<Path> written(done.written.begin(), done.written.end());
        std::erase_if(plans_,
                      [&](const PostPlan& plan) { return !written.contains(plan.post->name()); });
        report(log);
        return status(exit_code::clean);
    }

  private:
    void fail(const Error& error) {
        session_.tell(error);
        errors_.push_back(error);
    }
    /// It is for its author to say whether the post goes.
    void tell_all_older(const SourceFile& post, const dedupe::Place& place) {
        const SourceFile& other = *posts_[place.document].post;
        session_.out.flush();
        session_.err.write(
            fmt::format("{}: all that it says stands in other posts, as in {}:{}; that is left as "
                        "it is: delete the post, or add what is new\n",
                        post.name(), other.name(), other.lines().line_at(place.span.begin) + 1));
        session_.err.flush();
    }
    int status(int code) const { return errors_.empty() ? code : exit_code::failure; }
    std::string files() const { return counted(plans_.size(), "file"); }

    /// The same repair, the same name: no clock is asked.
    Path default_log() const {
        std::string all;
        for (const PostPlan& plan : plans_) {
            all += plan.post->name();
            all += '\0';
            all += plan.post->text();
            all += plan.plan.text;
        }
        return fmt::format("{}/dedupe-{:016x}.json", own_folder, hash64(all));
    }

    void report(const Path& log) {
        if (plans_.empty())
            return;
        RemovalCounts all;
        for (const PostPlan& plan : plans_) {
            RemovalCounts counts;
            counts.add(plan.plan.removals);
            all.add(plan.plan.removals);
            session_.out.write(fmt::format("{}: took out {}\n", plan.post->name(), counts.text()));
        }
        if (plans_.size() > 1)
            session_.out.write(fmt::format("took out {} in {}\n", all.text(), files()));
        session_.out.write(fmt::format("to put it all back: kiji undo {}\n", log));
        offer_lint();
    }

    /// Reading times that are no longer right, and headings in bold type that now stand free.
    void offer_lint() {
        std::vector<Path> paths;
        for (const PostPlan& plan : plans_)
            paths.push_back(plan.post->name());
        const Result<Configs> configs = Configs::load(session_, paths);
        if (!configs)
            return;
        std::set<std::string_view> rules;
        std::vector<Path> found_in;
        for (std::size_t i = 0; i < plans_.size(); ++i) {
            bool any = false;
            for (const Diagnostic& finding :
                 lint::check(*plans_[i].plan.document, {.config = configs->of(i)})) {
                if (finding.rule != "reading-time-off" && finding.rule != "bold-as-heading")
                    continue;
                rules.insert(finding.rule);
                any = true;
            }
            if (any)
                found_in.push_back(paths[i]);
        }
        if (!rules.empty())
            session_.out.write(fmt::format(
                "next: kiji lint --fix {} ({})\n",
                found_in.size() == 1 ? found_in.front()
                                     : fmt::format("{}", fmt::join(session_.options.words, " ")),
                fmt::join(rules, ", ")));
    }

    Session& session_;
    std::span<const RepairPost> posts_;
    std::vector<PostPlan> plans_;
    std::vector<Error> errors_;
    RemovalCounts counts_;
};

std::vector<PostPlan> ask(Session& session, std::span<const RepairPost> posts) {
    Asking asking(session, posts, fmt::format("{}/answers", own_folder));
    std::vector<PostPlan> plans = plan_all(
        session, posts,
        [&](PostPlan& plan, const dedupe::RepairOptions& options) { asking.ask(plan, options); });
    if (const Result<void> kept = asking.keep_answers(); !kept)
        session.tell(kept.error());
    return plans;
}

}  // namespace

bool wants_repair(const Options& options) {
    return options.fix || options.interactive || writes_nothing(options);
}

std::optional<std::string> repair_misuse(const Options& options) {
    if (options.interactive && writes_nothing(options))
        return "-i writes what is agreed to: it goes with neither --diff nor --patch";
    if (options.interactive && is_standard_input(options))
        return "-i asks on standard input, so the text cannot come from there";
    if (options.interactive && ::isatty(STDIN_FILENO) == 0)
        return "-i asks questions, and standard input is no terminal";
    if (options.diff && !options.patch.empty())
        return "--diff and --patch do not go together: one shows what the other writes to a file";
    if (options.cross && (!wants_repair(options) || (options.corpus.empty() && !options.all)))
        return "--cross says which posts --fix repairs with --corpus or --all; name both";
    if (options.cross && is_standard_input(options))
        return "--cross repairs files, and standard input is none";
    if (wants_repair(options) && options.format != output::formats().data())
        return "a repair reports as text: no --format goes with it";
    return std::nullopt;
}

int repair_posts(Session& session, std::span<const RepairPost> posts, std::vector<Error> errors) {
    Repairs repairs(
        session, posts,
        session.options.interactive ? ask(session, posts) : plan_all(session, posts, {}),
        std::move(errors));
    if (writes_nothing(session.options))
        return repairs.show();
    if (!is_standard_input(session.options))
        return repairs.write_files();
    const auto post = std::ranges::find(posts, true, &RepairPost::repaired);
    return post == posts.end() ? exit_code::failure : repairs.write_out(*post->post);
}

}  // namespace kiji::cli
