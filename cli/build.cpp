// kiji build: the folder of a site as pages.
#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <map>

#include <fmt/core.h>

#include "base/text.hpp"
#include "commands.hpp"
#include "counted.hpp"
#include "exit_code.hpp"
#include "progress.hpp"
#include "site_session.hpp"
#include "terminal.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Templates by their cost, the dearest first.
std::string profile(const site::Build& build) {
    constexpr std::size_t most_lines = 50;
    const site::Phases& phases = build.phases();
    std::string text = fmt::format(
        "read {:.3f} s, prepared {:.3f} s, rendered {:.3f} s, copied and moved {:.3f} s\n",
        phases.read, phases.generate, phases.render, phases.write);
    const auto costs = build.costs();
    std::vector<std::pair<std::string, site::TemplateCost>> sorted(costs.begin(), costs.end());
    std::ranges::stable_sort(sorted, std::greater{},
                             [](const auto& each) { return each.second.seconds; });
    text += fmt::format("{:>8} {:>12} {:>9}  template\n", "count", "bytes", "seconds");
    for (std::size_t i = 0; i < std::min(sorted.size(), most_lines); ++i)
        text += fmt::format("{:>8} {:>12} {:>9.3f}  {}\n", sorted[i].second.count,
                            sorted[i].second.bytes, sorted[i].second.seconds,
                            escape_for_terminal(sorted[i].first));
    return text;
}

void show_left_out(Session& session, const site::Build& build) {
    const auto& left_out = build.report().left_out();
    std::map<site::LeftOut, std::size_t> counts;
    for (const auto& [path, reason] : left_out)
        ++counts[reason];
    for (const auto& [reason, count] : counts)
        session.out.write(fmt::format("left out: {} {}\n", count, site::name_of(reason)));
    if (session.options.verbose) {
        for (const auto& [path, reason] : left_out)
            session.out.write(
                fmt::format("  {}: {}\n", escape_for_terminal(path), site::name_of(reason)));
    } else if (!left_out.empty()) {
        session.out.write("          kiji why FILE says more\n");
    }
}

std::string as_json(const site::Build& build, const site::Written& written, double seconds,
                    std::size_t warnings) {
    const site::Counts counts = build.counts();
    return fmt::format(
        "{{\"format\":\"kiji-build\",\"version\":1,\"pages\":{},\"posts\":{},\"documents\":{},"
        "\"files\":{},\"written\":{},\"unchanged\":{},\"copied\":{},\"removed\":{},"
        "\"left_out\":{},\"warnings\":{},\"seconds\":{:.3f}}}\n",
        counts.pages, counts.posts, counts.documents, counts.files, written.pages_written,
        written.pages_unchanged, written.files_copied, written.removed,
        build.report().left_out().size(), warnings, seconds);
}

void show_summary(Session& session, const site::Build& build, const site::Written& written,
                  double seconds, std::size_t warnings) {
    const site::Counts counts = build.counts();
    session.out.write(fmt::format(
        "built {}, {}{} and {} into {} in {:.2f} s\n", counted(counts.posts, "post"),
        counted(counts.pages, "page"),
        counts.documents == 0 ? "" : ", " + counted(counts.documents, "document"),
        counted(counts.files, "file"), escape_for_terminal(build.settings().destination), seconds));
    session.out.write(fmt::format("written {}, unchanged {}, copied {}, removed {}, warnings {}\n",
                                  written.pages_written,
                                  written.pages_unchanged + written.files_unchanged,
                                  written.files_copied, written.removed, warnings));
    if (build.settings().files.empty())
        session.out.write(fmt::format("no _config.yml in {}: Jekyll's defaults hold\n",
                                      escape_for_terminal(build.settings().source)));
    if (written.unknown > 0)
        session.out.write(fmt::format(
            "kept {} that kiji did not write, such as {}: "
            "--clean-destination removes them\n",
            counted(written.unknown, "file"), escape_for_terminal(written.unknown_names.front())));
    show_left_out(session, build);
    if (session.options.site.profile)
        session.out.write(profile(build));
}

int run(Session& session) {
    const Clock::time_point begin = Clock::now();
    if (const std::optional<int> refused = take_folder(session, commands::build.name))
        return *refused;
    const std::unique_ptr<site::Build> build = read_site(session);
    if (build == nullptr)
        return exit_code::failure;
    const site::Settings& settings = build->settings();
    Result<std::unique_ptr<site::SiteFolder>> folder = site::SiteFolder::open({
        .destination = settings.destination,
        .source = settings.source,
        .cache = cache_folder(settings),
        .keep_files = settings.keep,
        .unknown = session.options.site.clean_destination
                       ? site::SiteFolderOptions::Unknown::removed
                       : site::SiteFolderOptions::Unknown::kept,
    });
    if (!folder) {
        session.tell(folder.error());
        return exit_code::failure;
    }
    const std::optional<Error>& note = (*folder)->note();
    if (note)
        show_warning(session, *note);
    const Result<site::Written> written = [&] {
        const ProgressLine line(session, *build);
        return build->run(**folder);
    }();
    const std::size_t errors = show_troubles(session, build->report());
    if (!written) {
        session.tell(written.error());
        return errors > 0 ? exit_code::findings : exit_code::failure;
    }
    std::size_t warnings = build->report().troubles().size() + (note ? 1 : 0);
    const site::Counts counts = build->counts();
    if (counts.posts + counts.documents + counts.pages + counts.files == 0) {
        show_warning(session, {"there is nothing to build: no page, no post, no other file; "
                               "kiji new begins a site",
                               settings.source});
        ++warnings;
    }
    const double seconds = seconds_since(begin);
    if (session.options.site.json)
        session.out.write(as_json(*build, *written, seconds, warnings));
    else if (!session.options.site.quiet)
        show_summary(session, *build, *written, seconds, warnings);
    return exit_code::clean;
}

int run_doctor(Session& session) {
    if (const std::optional<int> refused = take_folder(session, commands::doctor.name))
        return *refused;
    const std::unique_ptr<site::Build> build = read_site(session);
    if (build == nullptr)
        return exit_code::failure;
    build->report_plugins();
    const std::size_t errors = show_troubles(session, build->report());
    const std::size_t all = build->report().troubles().size();
    if (all == 0)
        session.out.write("nothing to complain about\n");
    else
        session.out.write(
            fmt::format("{}, {}\n", counted(errors, "error"), counted(all - errors, "warning")));
    return all == 0 ? exit_code::clean : exit_code::findings;
}

int run_why(Session& session) {
    const std::vector<std::string>& words = session.options.words;
    if (words.size() != 1)
        return refuse(session, commands::why.name, "name one file of the site, or an address");
    const std::unique_ptr<site::Build> build = read_site(session);
    if (build == nullptr)
        return exit_code::failure;
    std::string_view path = words.front();
    if (path.starts_with("./"))
        path.remove_prefix(2);
    const site::Reason reason = build->why(path);
    if (!reason.is_known) {
        session.out.write(
            fmt::format("{}: no file of the site: it is missing, or lies where Jekyll "
                        "does not look (names that begin with . _ # ~)\n",
                        escape_for_terminal(words.front())));
        return exit_code::findings;
    }
    if (!reason.left_out.empty()) {
        session.out.write(fmt::format("{}: not written: {}\n", escape_for_terminal(words.front()),
                                      reason.left_out));
        return exit_code::findings;
    }
    session.out.write(fmt::format(
        "{}: a {}\n  url        {}\n  written to {}\n", escape_for_terminal(words.front()),
        reason.kind, escape_for_terminal(reason.url), escape_for_terminal(reason.target)));
    if (!reason.layout.empty())
        session.out.write(fmt::format("  layout     {}\n", escape_for_terminal(reason.layout)));
    if (!reason.permalink.empty())
        session.out.write(fmt::format("  permalink  {}\n", escape_for_terminal(reason.permalink)));
    if (!reason.date.empty())
        session.out.write(fmt::format("  date       {}\n", reason.date));
    return exit_code::clean;
}

constexpr std::array build_flags{
    &flags::site_source,      &flags::site_destination, &flags::site_config,
    &flags::site_drafts,      &flags::site_future,      &flags::site_no_future,
    &flags::site_unpublished, &flags::site_limit_posts, &flags::site_base_url,
    &flags::site_strict,      &flags::site_safe,        &flags::site_quiet,
    &flags::site_verbose,     &flags::site_profile,     &flags::clean_destination,
    &flags::site_layouts,     &flags::site_plugins,     &flags::site_disable_disk_cache,
    &flags::site_format,      &flags::threads,          &flags::now,
    &flags::site_incremental, &flags::site_trace,       &flags::color,
};
constexpr std::array read_flags{
    &flags::site_source, &flags::site_destination, &flags::site_config, &flags::site_drafts,
    &flags::site_future, &flags::site_unpublished, &flags::site_trace,  &flags::now,
    &flags::color,
};

}  // namespace

constinit const Command commands::build{
    .name = "build",
    .alias = "b",
    .words = "[FOLDER]",
    .summary = "Build the folder of a Jekyll site",
    .about =
        "Pages, posts, layouts, includes, data and plugins are those of Jekyll. Only what changed\n"
        "is written, and nothing of the old site changes where a page has a fault. Exit code 1\n"
        "means that something has one. Every build is incremental: pages whose sources did not\n"
        "change are not rendered again, so -I changes nothing.\n",
    .examples =
        "  kiji build                        this folder, into _site\n"
        "  kiji build blog                   another folder, into blog/_site\n"
        "  kiji build -s blog -d public      another folder, elsewhere; without -d into ./_site\n"
        "  kiji build --drafts --future      what is not published yet, too\n",
    .flags = build_flags,
    .run = run,
};

constinit const Command commands::doctor{
    .name = "doctor",
    .alias = "hyde",
    .words = "[FOLDER]",
    .summary = "Read a site and say what is wrong, writing nothing",
    .about = "",
    .examples = "  kiji doctor\n",
    .flags = read_flags,
    .run = run_doctor,
};

constinit const Command commands::why{
    .name = "why",
    .words = "FILE|URL",
    .summary = "Say why a file is, or is not, in the built site",
    .about = "Names the layout, the permalink, the date, or the reason why it is left out.\n",
    .examples = "  kiji why _posts/2024-05-02-snow.md\n  kiji why /2024/05/02/snow.html\n",
    .flags = read_flags,
    .run = run_why,
};

}  // namespace kiji::cli
