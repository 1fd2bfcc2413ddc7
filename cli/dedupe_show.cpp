#include "dedupe_show.hpp"

#include <algorithm>
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

bool fails(const Session& session, const dedupe::Report& report) {
    const bool any = !report.markers.empty() || !report.cuts.empty() ||
                     std::ranges::any_of(report.groups, [](const dedupe::Group& group) {
                         return dedupe::is_duplicate(group.relation);
                     });
    return any && session.options.fail_on <= Severity::warning;
}

}  // namespace

int show(Session& session, const dedupe::Found& found, dedupe::Posts posts,
         std::vector<Error> errors) {
    for (const dedupe::NotRead& not_read : found.errors) {
        session.tell(not_read.error);
        errors.push_back(not_read.error);
    }
    std::vector<std::string> names;
    names.reserve(posts.size());
    for (const SourceFile* post : posts)
        names.push_back(short_name(post->name(), session.options.words));
    const output::Duplicates duplicates{found.report, posts, names, errors};
    session.options.format->duplicates(duplicates, session.style,
                                       [&](std::string_view text) { session.out.write(text); });
    if (!errors.empty())
        return exit_code::failure;
    return fails(session, found.report) ? exit_code::findings : exit_code::clean;
}

}  // namespace kiji::cli
