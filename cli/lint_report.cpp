#include "lint_report.hpp"

#include <utility>

#include <fmt/core.h>

#include "commands.hpp"
#include "counted.hpp"
#include "exit_code.hpp"
#include "inputs.hpp"

namespace kiji::cli {
namespace {

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

/// Where findings go: standard output, unless it holds the mended text or the diff.
Stream* stream_for_findings(Session& session) {
    if (session.options.diff)
        return nullptr;
    const bool text = session.options.fix && session.options.words.front() == standard_input;
    return text ? &session.err : &session.out;
}

}  // namespace

void Totals::add(const Totals& other) {
    files += other.files;
    files_with_findings += other.files_with_findings;
    for (std::size_t i = 0; i < by_severity.size(); ++i)
        by_severity[i] += other.by_severity[i];
    fixable += other.fixable;
    fixed += other.fixed;
    files_fixed += other.files_fixed;
    for (const auto& [rule, count] : other.by_rule)
        by_rule[rule] += count;
}

void Totals::count(const Diagnostics& findings) {
    for (const Diagnostic& finding : findings) {
        ++by_severity[static_cast<std::size_t>(finding.severity)];
        ++by_rule[finding.rule];
        fixable += !finding.fix.empty() && finding.safety == Safety::safe ? 1U : 0U;
    }
    files_with_findings += findings.empty() ? 0U : 1U;
}

LintReport::LintReport(Session& session, std::vector<Error> errors)
    : session_(&session), findings_(stream_for_findings(session)), errors_(std::move(errors)) {
    for (const Error& error : errors_)
        session.tell(error);
    if (findings_ != nullptr)
        findings_->write(session.options.format->begin(commands::lint.name));
}

void LintReport::add(Checked&& checked, const Path& input) {
    session_->out.write(checked.text);
    if (checked.empty)
        session_->tell(Error{"the file is empty", name_of(*session_, input)});
    for (Error& error : checked.errors) {
        session_->tell(error);
        errors_.push_back(std::move(error));
    }
    totals_.add(checked.totals);
    baseline_.add(checked.known);
    if (findings_ == nullptr || checked.report.empty())
        return;
    if (std::exchange(any_, true))
        findings_->write(session_->options.format->separator);
    findings_->write(checked.report);
}

int LintReport::finish() {
    if (session_->options.statistics && findings_ != nullptr)
        findings_->write(statistics(totals_.by_rule));
    if (session_->options.write_baseline) {
        const Path& path = session_->options.baseline;
        if (const Result<void> written = session_->files.replace(path, baseline_.text());
            !written) {
            session_->tell(written.error());
            errors_.push_back(written.error());
        } else {
            session_->out.write(
                fmt::format("{} noted in {}: kiji lint --baseline {} tells of new ones\n",
                            counted(totals_.findings(), "finding"), path, path));
            return errors_.empty() ? exit_code::clean : exit_code::failure;
        }
    }
    const output::Summary summary{
        .text = summary_text(totals_, errors_.size(), session_->options),
        .counts = counts(totals_, errors_.size()),
        .errors = errors_,
    };
    if (findings_ != nullptr) {
        findings_->write(session_->options.format->end(summary, session_->style));
    } else {
        session_->out.flush();
        session_->err.write(summary.text + '\n');
    }
    return status_of(totals_, errors_, session_->options);
}

}  // namespace kiji::cli
