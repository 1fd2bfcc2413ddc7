#include "dedupe_show.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "base/files.hpp"
#include "exit_code.hpp"
#include "output/output.hpp"

namespace kiji::cli {
namespace {

/// "posts/a/b.md" of the folder "posts/" is "a/b.md"; a file that was named itself keeps its name.
std::string short_name(const Path& path, const std::vector<std::string>& words) {
    std::size_t best = 0;
    for (const std::string& word : words) {
        std::size_t end = word.size();
        while (end > 0 && word[end - 1] == '/')
            --end;
        // "." and "./" name what find_posts lists without them.
        if (path.size() > end + 1 && end > best && path[end] == '/' &&
            path.compare(0, end, word, 0, end) == 0)
            best = end;
    }
    return best == 0 ? path : path.substr(best + 1);
}

/// The page of --report: at most a few megabytes, so it is made as a whole and put in place at
/// once.
Result<void> write_page(Session& session, const output::Duplicates& duplicates) {
    const auto format = std::ranges::find(output::formats(), "html", &output::Format::name);
    std::string page;
    format->duplicates(duplicates, {}, [&](std::string_view text) { page += text; });
    return session.files.replace(session.options.report, page);
}

bool fails(const Session& session, const dedupe::Report& report) {
    const bool any = !report.markers.empty() || !report.cuts.empty() ||
                     std::ranges::any_of(report.groups, [](const dedupe::Group& group) {
                         return dedupe::is_duplicate(group.relation);
                     });
    return any && session.options.fail_on <= Severity::warning;
}

/// Repairs of so many posts are planned to say what --fix does; of more it would take longer than
/// to find what there is.
constexpr std::size_t most_planned = 64;

/// The posts that a repair may change: all, where they are repaired against one another; else those
/// that something is told of.
std::vector<RepairPost> to_plan(const Session& session, const dedupe::Report& report,
                                std::span<const RepairPost> posts) {
    if (session.options.all || !session.options.corpus.empty())
        return {posts.begin(), posts.end()};
    std::set<std::size_t> told;
    for (const dedupe::Group& group : report.groups)
        told.insert(group.places.front().document);
    for (const dedupe::Marker& marker : report.markers)
        told.insert(marker.place.document);
    std::vector<RepairPost> some;
    for (const std::size_t post : told)
        some.push_back(posts[post]);
    return some;
}

/// What --fix does; nothing where there are too many posts.
std::optional<output::Repairs> planned(const Session& session, const dedupe::Report& report,
                                       std::span<const RepairPost> posts) {
    const std::vector<RepairPost> some = to_plan(session, report, posts);
    if (some.size() > most_planned)
        return std::nullopt;
    output::Repairs repairs;
    for (const PostPlan& plan : plan_all(session, some, {})) {
        for (const dedupe::Removal& removal : plan.plan.removals) {
            using dedupe::Reason;
            if (removal.reason == Reason::join)
                ++repairs.joins;
            if (removal.reason == Reason::heading)
                ++repairs.headings;
            else if (removal.reason == Reason::marker || removal.reason == Reason::join)
                ++repairs.markers;
            else
                ++repairs.copies;
        }
    }
    return repairs;
}

}  // namespace

int show(Session& session, const dedupe::Found& found, dedupe::Posts posts,
         std::vector<Error> errors, std::span<const RepairPost> repairs) {
    for (const dedupe::NotRead& not_read : found.errors) {
        session.tell(not_read.error);
        errors.push_back(not_read.error);
    }
    std::vector<std::string> names;
    names.reserve(posts.size());
    for (const SourceFile* post : posts)
        names.push_back(short_name(post->name(), session.options.words));
    const bool says_fix = session.options.format->name == "text" ||
                          session.options.format->name == "json" ||
                          session.options.format->name == "html" || !session.options.report.empty();
    const output::Duplicates duplicates{
        found.report,
        posts,
        names,
        errors,
        posts.size() - found.errors.size(),
        found.left_out,
        says_fix ? planned(session, found.report, repairs) : std::nullopt};
    session.options.format->duplicates(duplicates, session.style,
                                       [&](std::string_view text) { session.out.write(text); });
    if (!session.options.report.empty()) {
        const Result<void> written = write_page(session, duplicates);
        if (!written) {
            session.tell(written.error());
            return exit_code::failure;
        }
    }
    if (!errors.empty())
        return exit_code::failure;
    return fails(session, found.report) ? exit_code::findings : exit_code::clean;
}

}  // namespace kiji::cli
