// kiji lint: say what is wrong with posts, and mend it.
#include "lint/lint.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "base/parallel.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "infer_schema.hpp"
#include "inputs.hpp"
#include "lint_init.hpp"
#include "lint_narrow.hpp"
#include "lint_report.hpp"
#include "lint_setups.hpp"
#include "lint_sites.hpp"
#include "lint_watch.hpp"
#include "repair/repair.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

/// Which fixes --fix makes.
Safety most_of(const Session& session) {
    return session.options.unsafe_fixes ? Safety::unsafe : Safety::safe;
}

/// Takes `findings` as those of one file into `out`.
void tell(const Session& session, const SourceFile& file, const Diagnostics& findings,
          Checked& out) {
    out.totals.count(findings);
    if (session.options.write_baseline)
        out.known.add(file, findings);
    else if (!session.options.statistics)
        out.report = session.options.format->findings(file, findings, session.style);
}

void mend(const Session& session, const Narrow& narrow, const Path& input, const Document& doc,
          const lint::Setup& setup, const lint::SitePlace& place, Checked& out) {
    Result<lint::Fixed> fixed = lint::fix(doc, setup, most_of(session), session.limits, place);
    if (!fixed) {
        out.errors.push_back(fixed.error());
        return;
    }
    const std::string& name = name_of(session, input);
    if (session.options.diff) {
        out.text = output::unified_diff(name, doc.text(), fixed->text, session.style.color);
    } else if (input == standard_input) {
        out.text = fixed->text;
    } else if (const Result<void> written =
                   repair::write(session.files, input, doc.text(), fixed->text);
               !written) {
        // The file is as it was, so what was found in it still holds.
        out.errors.push_back(written.error());
        tell(session, doc.file(), narrow.told(input, doc.file(), lint::check(doc, setup, place)),
             out);
        return;
    }
    out.totals.fixed = fixed->fixed;
    out.totals.files_fixed = fixed->text == doc.text() ? 0 : 1;
    const Document& now = fixed->document != nullptr ? *fixed->document : doc;
    tell(session, now.file(), narrow.told(input, now.file(), std::move(fixed->remaining)), out);
}

void check_file(const Session& session, const Narrow& narrow, const Path& input,
                const lint::Setup& setup, const lint::SitePlace& place, Checked& out) {
    Result<std::string> bytes = read_input(session, input);
    if (!bytes) {
        out.errors.push_back(bytes.error());
        return;
    }
    out.empty = bytes->empty();
    const Result<std::unique_ptr<const Document>> doc =
        Document::read(name_of(session, input), *std::move(bytes), lint::reading_of(setup.settings),
                       session.limits);
    if (!doc) {
        out.errors.push_back(doc.error());
        return;
    }
    out.totals.files = 1;
    if (session.options.fix || session.options.diff) {
        mend(session, narrow, input, **doc, setup, place, out);
        return;
    }
    const SourceFile& file = (*doc)->file();
    tell(session, file, narrow.told(input, file, lint::check(**doc, setup, place)), out);
}

Checked checked(const Session& session, const Narrow& narrow, const Path& input,
                const lint::Setup& setup, const lint::SitePlace& place) {
    Checked out;
    try {
        check_file(session, narrow, input, setup, place, out);
    } catch (const std::exception& error) {
        out.errors.push_back(
            {fmt::format("checking the post: {}", error.what()), name_of(session, input)});
    }
    return out;
}

int lint_once(Session& session) {
    Result<Inputs> inputs = find_inputs(session);
    if (!inputs)
        return refuse(session, commands::lint.name, inputs.error().message);
    if (session.options.infer_schema)
        return infer_schema(session, inputs->files);
    std::optional<lint::RuleTimes> times;
    if (session.options.profile_rules)
        times.emplace(lint::all_rules().size());
    const Result<Setups> setups = Setups::load(session, inputs->files, times ? &*times : nullptr);
    if (!setups) {
        session.tell(setups.error());
        return exit_code::usage;
    }
    for (const Error& fault : setups->passed_over())
        session.tell(fault);
    const Result<Narrow> narrow = Narrow::load(session, inputs->files);
    if (!narrow) {
        session.tell(narrow.error());
        return exit_code::usage;
    }
    const LintSites sites = setups->ask_site() ? LintSites(session, inputs->files) : LintSites();
    LintReport report(session, std::move(inputs->errors));
    // So many files are held at once, whatever the size of the folder.
    constexpr std::size_t batch = 256;
    for (std::size_t begin = 0; begin < inputs->files.size(); begin += batch) {
        const std::size_t size = std::min(batch, inputs->files.size() - begin);
        std::vector<Checked> results(size);
        parallel_for(size, session.options.threads, [&](std::size_t i) {
            const std::size_t file = begin + i;
            results[i] =
                checked(session, *narrow, inputs->files[file], setups->of(file), sites.of(file));
        });
        for (std::size_t i = 0; i < size; ++i)
            report.add(std::move(results[i]), inputs->files[begin + i]);
    }
    const int status = report.finish();
    if (times) {
        session.out.flush();
        session.err.write(profile(*times));
    }
    return status;
}

/// Why the flags make no sense together; empty: they do.
std::string misuse(const Options& options) {
    const output::Format& format = *options.format;
    const bool is_text = format.name == output::formats()[0].name;
    if (options.diff && !is_text)
        return "--diff shows a diff: no --format goes with it";
    if (format.findings == nullptr)
        return fmt::format("--format {} shows duplicates: it is for kiji dedupe", format.name);
    if (options.statistics && (!is_text || options.diff))
        return "--statistics is a text of its own: neither --format nor --diff goes with it";
    if (options.write_baseline && (options.fix || options.diff || !is_text))
        return "--write-baseline notes findings: neither --fix, --diff nor --format goes with it";
    if (options.watch && !options.words.empty() && options.words.front() == standard_input)
        return "--watch looks at files: standard input does not go with it";
    return {};
}

/// The shape of what --format will write.
int write_schema(Session& session) {
    const output::Format& format = *session.options.format;
    if (format.schema == nullptr)
        return refuse(
            session, commands::lint.name,
            fmt::format("--format {} has no schema of kiji's: json and jsonl do", format.name));
    session.out.write(format.schema());
    return exit_code::clean;
}

int run(Session& session) {
    if (session.options.init)
        return write_configuration(session);
    if (session.options.schema)
        return write_schema(session);
    if (const std::string message = misuse(session.options); !message.empty())
        return refuse(session, commands::lint.name, message);
    if (session.options.words.empty())
        return refuse(session, commands::lint.name,
                      "name files or folders, or - for standard input");
    if (session.options.watch)
        return watch(session, [&session] { return lint_once(session); });
    return lint_once(session);
}

constexpr std::array lint_flags{
    &flags::preset,        &flags::select,       &flags::ignore,         &flags::severity,
    &flags::fix,           &flags::unsafe_fixes, &flags::diff,           &flags::dry_run,
    &flags::fail_on,       &flags::format,       &flags::schema,         &flags::columns,
    &flags::statistics,    &flags::baseline,     &flags::write_baseline, &flags::changed,
    &flags::profile_rules, &flags::watch,        &flags::init,           &flags::color,
    &flags::config,        &flags::threads,      &flags::stdin_filename, &flags::now,
    &flags::infer_schema,
};

}  // namespace

constinit const Command commands::lint{
    .name = "lint",
    .alias = "validate",
    .words = "PATH…",
    .summary = "Say what is wrong with posts, and mend it",
    .about =
        "With --fix, exit code 1 means that findings remain; with --diff, that --fix would\n"
        "change something. --fix with - writes the mended text to standard output and the\n"
        "findings to standard error. A comment turns a rule off: <!-- kiji-disable RULE -->,\n"
        "-enable, -disable-line, -disable-next-line.\n",
    .examples =
        "  kiji lint _posts                           every post of a folder\n"
        "  kiji lint --diff _posts                    what --fix would change\n"
        "  kiji lint --fix post.md                    make the safe fixes\n"
        "  kiji lint --format json --fail-on error .  for programs\n"
        "  kiji lint --format json --schema           what that report looks like\n"
        "  kiji lint --stdin-filename a.md - <a.md    a text that an editor holds\n",
    .flags = lint_flags,
    .run = run,
};

}  // namespace kiji::cli
