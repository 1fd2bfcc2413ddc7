// kiji lint: say what is wrong with posts, and mend it.
#include "lint/lint.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include <fmt/core.h>

#include "base/parallel.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "infer_schema.hpp"
#include "inputs.hpp"
#include "lint_report.hpp"
#include "lint_setups.hpp"
#include "lint_sites.hpp"
#include "repair/repair.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

/// Which fixes --fix makes.
Safety most_of(const Session& session) {
    return session.options.unsafe_fixes ? Safety::unsafe : Safety::safe;
}

/// Without what is less grave than asked for.
Diagnostics told(const Session& session, Diagnostics findings) {
    std::erase_if(findings, [&](const Diagnostic& finding) {
        return finding.severity < session.options.severity;
    });
    return findings;
}

void mend(const Session& session, const Path& input, const Document& doc, const lint::Setup& setup,
          const lint::SitePlace& place, Checked& out) {
    Result<lint::Fixed> fixed = lint::fix(doc, setup, most_of(session), session.limits, place);
    if (!fixed) {
        out.errors.push_back(fixed.error());
        return;
    }
    fixed->remaining = told(session, std::move(fixed->remaining));
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
        const Diagnostics findings = told(session, lint::check(doc, setup, place));
        out.totals.count(findings);
        out.report = session.options.format->findings(doc.file(), findings, session.style);
        return;
    }
    out.totals.fixed = fixed->fixed;
    out.totals.files_fixed = fixed->text == doc.text() ? 0 : 1;
    out.totals.count(fixed->remaining);
    const Document& now = fixed->document != nullptr ? *fixed->document : doc;
    out.report = session.options.format->findings(now.file(), fixed->remaining, session.style);
}

void check_file(const Session& session, const Path& input, const lint::Setup& setup,
                const lint::SitePlace& place, Checked& out) {
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
        mend(session, input, **doc, setup, place, out);
        return;
    }
    const Diagnostics findings = told(session, lint::check(**doc, setup, place));
    out.totals.count(findings);
    out.report = session.options.format->findings((*doc)->file(), findings, session.style);
}

Checked checked(const Session& session, const Path& input, const lint::Setup& setup,
                const lint::SitePlace& place) {
    Checked out;
    try {
        check_file(session, input, setup, place, out);
    } catch (const std::exception& error) {
        out.errors.push_back(
            {fmt::format("checking the post: {}", error.what()), name_of(session, input)});
    }
    return out;
}

int run(Session& session) {
    if (session.options.diff && session.options.format->name != output::formats()[0].name)
        return refuse(session, commands::lint.name,
                      "--diff shows a diff: no --format goes with it");
    if (session.options.format->findings == nullptr)
        return refuse(session, commands::lint.name,
                      fmt::format("--format {} shows duplicates: it is for kiji dedupe",
                                  session.options.format->name));
    Result<Inputs> inputs = find_inputs(session);
    if (!inputs)
        return refuse(session, commands::lint.name, inputs.error().message);
    if (session.options.infer_schema)
        return infer_schema(session, inputs->files);
    const Result<Setups> setups = Setups::load(session, inputs->files);
    if (!setups) {
        session.tell(setups.error());
        return exit_code::usage;
    }
    const LintSites sites(session, inputs->files);
    LintReport report(session, std::move(inputs->errors));
    // So many files are held at once, whatever the size of the folder.
    constexpr std::size_t batch = 256;
    for (std::size_t begin = 0; begin < inputs->files.size(); begin += batch) {
        const std::size_t size = std::min(batch, inputs->files.size() - begin);
        std::vector<Checked> results(size);
        parallel_for(size, session.options.threads, [&](std::size_t i) {
            const Path& input = inputs->files[begin + i];
            results[i] = checked(session, input, setups->of(begin + i), sites.of(begin + i));
        });
        for (std::size_t i = 0; i < size; ++i)
            report.add(std::move(results[i]), inputs->files[begin + i]);
    }
    return report.finish();
}

constexpr std::array lint_flags{
    &flags::preset,  &flags::select,         &flags::ignore, &flags::severity,
    &flags::fix,     &flags::unsafe_fixes,   &flags::diff,   &flags::fail_on,
    &flags::format,  &flags::columns,        &flags::color,  &flags::config,
    &flags::threads, &flags::stdin_filename, &flags::now,    &flags::infer_schema,
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
        "  kiji lint --stdin-filename a.md - <a.md    a text that an editor holds\n",
    .flags = lint_flags,
    .run = run,
};

}  // namespace kiji::cli
