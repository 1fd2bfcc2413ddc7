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
#include "inputs.hpp"
#include "repair/repair.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

struct Totals {
    std::size_t files = 0;
    std::size_t files_with_findings = 0;
    std::array<std::size_t, 3> by_severity{};
    std::size_t fixable = 0;
    std::size_t fixed = 0;
    std::size_t files_fixed = 0;

    std::size_t of(Severity severity) const {
        return by_severity[static_cast<std::size_t>(severity)];
    }
    std::size_t findings() const { return by_severity[0] + by_severity[1] + by_severity[2]; }

    void add(const Totals& other) {
        files += other.files;
        files_with_findings += other.files_with_findings;
        for (std::size_t i = 0; i < by_severity.size(); ++i)
            by_severity[i] += other.by_severity[i];
        fixable += other.fixable;
        fixed += other.fixed;
        files_fixed += other.files_fixed;
    }
};

/// What came of one file: ready to be written, so that the file itself need not be kept.
struct Checked {
    std::string report;  // findings in the format asked for
    std::string text;    // --diff: the diff; --fix of standard input: the mended text
    std::vector<Error> errors;
    bool empty = false;
    Totals totals;
};

void count(const Diagnostics& findings, Totals& totals) {
    for (const Diagnostic& finding : findings) {
        ++totals.by_severity[static_cast<std::size_t>(finding.severity)];
        totals.fixable += !finding.fix.empty() && finding.safety == Safety::safe ? 1U : 0U;
    }
    totals.files_with_findings = findings.empty() ? 0 : 1;
}

void mend(const Session& session, const Path& input, const Document& doc,
          const corpus::Config& config, Checked& out) {
    const Result<lint::Fixed> fixed = lint::fix(doc, config, session.limits);
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
        const Diagnostics findings = lint::check(doc, config);
        count(findings, out.totals);
        out.report = session.options.format->findings(doc.file(), findings, session.style);
        return;
    }
    out.totals.fixed = fixed->fixed;
    out.totals.files_fixed = fixed->text == doc.text() ? 0 : 1;
    count(fixed->remaining, out.totals);
    const Document& now = fixed->document != nullptr ? *fixed->document : doc;
    out.report = session.options.format->findings(now.file(), fixed->remaining, session.style);
}

void check_file(const Session& session, const Path& input, const corpus::Config& config,
                Checked& out) {
    Result<std::string> bytes = read_input(session, input);
    if (!bytes) {
        out.errors.push_back(bytes.error());
        return;
    }
    out.empty = bytes->empty();
    const Result<std::unique_ptr<const Document>> doc =
        Document::read(name_of(session, input), *std::move(bytes), Liquid::masked, session.limits);
    if (!doc) {
        out.errors.push_back(doc.error());
        return;
    }
    out.totals.files = 1;
    if (session.options.fix || session.options.diff) {
        mend(session, input, **doc, config, out);
        return;
    }
    const Diagnostics findings = lint::check(**doc, config);
    count(findings, out.totals);
    out.report = session.options.format->findings((*doc)->file(), findings, session.style);
}

Checked checked(const Session& session, const Path& input, const corpus::Config& config) {
    Checked out;
    try {
        check_file(session, input, config, out);
    } catch (const std::exception& error) {
        out.errors.push_back(
            {fmt::format("checking the post: {}", error.what()), name_of(session, input)});
    }
    return out;
}

std::string counted(std::size_t number, std::string_view one) {
    return fmt::format("{} {}{}", number, one, number == 1 ? "" : "s");
}

std::string found_text(const Totals& totals) {
    std::string out;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
        if (const std::size_t number = totals.of(severity); number > 0)
            out += fmt::format("{}{}", out.empty() ? "" : ", ", counted(number, name_of(severity)));
    }
    return out;
}

/// "3 errors, 2 warnings in 2 of 5 files; 2 can be fixed with --fix"
std::string summary_text(const Totals& totals, std::size_t unread, const Options& options) {
    std::string out;
    if (options.diff) {
        out = totals.fixed == 0
                  ? "nothing to fix"
                  : fmt::format("would fix {} in {}", counted(totals.fixed, "finding"),
                                counted(totals.files_fixed, "file"));
    } else {
        if (totals.fixed > 0)
            out = fmt::format("fixed {} in {}; ", counted(totals.fixed, "finding"),
                              counted(totals.files_fixed, "file"));
        const std::string_view left = totals.fixed > 0 ? " left" : "";
        if (totals.findings() == 0)
            out += fmt::format("no findings{} in {}", left, counted(totals.files, "file"));
        else
            out += fmt::format("{}{} in {} of {}", found_text(totals), left,
                               totals.files_with_findings, counted(totals.files, "file"));
        if (totals.fixable > 0 && !options.fix)
            out += fmt::format("; {} can be fixed with --fix", totals.fixable);
    }
    if (unread > 0)
        out += fmt::format("; {} not done", counted(unread, "file"));
    return out;
}

std::vector<output::Count> counts(const Totals& totals, std::size_t unread) {
    return {
        {"files", totals.files},
        {"files_with_findings", totals.files_with_findings},
        {"errors", totals.of(Severity::error)},
        {"warnings", totals.of(Severity::warning)},
        {"infos", totals.of(Severity::info)},
        {"fixable", totals.fixable},
        {"fixed", totals.fixed},
        {"not_done", unread},
    };
}

int status_of(const Totals& totals, const std::vector<Error>& errors, const Options& options) {
    if (!errors.empty())
        return exit_code::failure;
    if (options.diff)
        return totals.files_fixed > 0 ? exit_code::findings : exit_code::clean;
    const auto from = static_cast<std::size_t>(options.fail_on);
    for (std::size_t severity = from; severity < totals.by_severity.size(); ++severity) {
        if (totals.by_severity[severity] > 0)
            return exit_code::findings;
    }
    return exit_code::clean;
}

/// Writes reports in the order of the files while later ones are still to be read.
class Reporter {
  public:
    Reporter(Session& session, std::vector<Error> errors)
        : session_(&session),
          format_(session.options.format),
          // Standard output holds the diff or the mended text then.
          findings_(session.options.diff ? nullptr
                    : session.options.fix && session.options.words[0] == standard_input
                        ? &session.err
                        : &session.out),
          errors_(std::move(errors)) {
        for (const Error& error : errors_)
            session.tell(error);
        if (findings_ != nullptr)
            findings_->write(format_->begin(commands::lint.name));
    }

    void add(Checked&& checked, const Path& input) {
        session_->out.write(checked.text);
        if (checked.empty)
            session_->tell(Error{"the file is empty", name_of(*session_, input)});
        for (Error& error : checked.errors) {
            session_->tell(error);
            errors_.push_back(std::move(error));
        }
        totals_.add(checked.totals);
        if (findings_ == nullptr || checked.report.empty())
            return;
        if (std::exchange(any_, true))
            findings_->write(format_->separator);
        findings_->write(checked.report);
    }

    int finish() {
        const output::Summary summary{
            .text = summary_text(totals_, errors_.size(), session_->options),
            .counts = counts(totals_, errors_.size()),
            .errors = errors_,
        };
        if (findings_ != nullptr) {
            findings_->write(format_->end(summary, session_->style));
        } else {
            session_->out.flush();
            session_->err.write(summary.text + '\n');
        }
        return status_of(totals_, errors_, session_->options);
    }

  private:
    Session* session_;
    const output::Format* format_;
    Stream* findings_;  // null: --diff shows none
    std::vector<Error> errors_;
    Totals totals_;
    bool any_ = false;  // findings were written
};

int run(Session& session) {
    if (session.options.diff && session.options.format->name != output::formats()[0].name)
        return refuse(session, commands::lint.name,
                      "--diff shows a diff: no --format goes with it");
    Result<Inputs> inputs = find_inputs(session);
    if (!inputs)
        return refuse(session, commands::lint.name, inputs.error().message);
    const Result<Configs> configs = Configs::load(session, inputs->files);
    if (!configs) {
        session.tell(configs.error());
        return exit_code::usage;
    }
    Reporter reporter(session, std::move(inputs->errors));
    // So many files are held at once, whatever the size of the folder.
    constexpr std::size_t batch = 256;
    for (std::size_t begin = 0; begin < inputs->files.size(); begin += batch) {
        const std::size_t size = std::min(batch, inputs->files.size() - begin);
        std::vector<Checked> results(size);
        parallel_for(size, session.options.threads, [&](std::size_t i) {
            results[i] = checked(session, inputs->files[begin + i], configs->of(begin + i));
        });
        for (std::size_t i = 0; i < size; ++i)
            reporter.add(std::move(results[i]), inputs->files[begin + i]);
    }
    return reporter.finish();
}

constexpr std::array lint_flags{
    &flags::fix,   &flags::diff,   &flags::fail_on, &flags::format,
    &flags::color, &flags::config, &flags::threads, &flags::stdin_filename,
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
