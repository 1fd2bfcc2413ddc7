// Workflow commands of GitHub Actions, which shows them at the lines of a change:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include <fmt/core.h>

#include "base/text.hpp"
#include "output/dedupe_findings.hpp"
#include "output/formats.hpp"
#include "output/locator.hpp"

namespace kiji::output {
namespace {

/// What GitHub's runner undoes (ActionCommand.cs): "%", line ends and, in a property, ":" and ",".
std::string escaped(std::string_view text, std::string_view more) {
    std::string out;
    for (const char c : escape_for_terminal(text)) {
        if (c == '%' || more.find(c) != std::string_view::npos)
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out;
}
std::string as_property(std::string_view text) {
    return escaped(text, ":,");
}
std::string as_data(std::string_view text) {
    return escaped(text, "");
}

std::string_view command_of(Severity severity) {
    switch (severity) {
        case Severity::info:
            return "notice";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

std::string begin(std::string_view /*command*/) {
    return {};
}

std::string findings(const SourceFile& file, const Diagnostics& list, Style style) {
    std::string out;
    Locator locator(file, style.columns);
    for (const Diagnostic& finding : list) {
        const Position first = locator.at(finding.span.begin);
        const Position last = locator.at(finding.span.end);
        out += fmt::format("::{} file={},line={},endLine={}", command_of(finding.severity),
                           as_property(file.name()), first.line, last.line);
        // GitHub takes columns of one line only.
        if (first.line == last.line)
            out += fmt::format(",col={},endColumn={}", first.column, last.column);
        out += fmt::format(",title={}::{}", as_property(finding.rule), as_data(finding.message));
        // What to do, on a line of its own.
        if (!finding.help.empty())
            out += "%0A" + as_data(finding.help);
        out += '\n';
    }
    return out;
}

std::string end(const Summary& summary, Style /*style*/) {
    std::string out;
    for (const Error& error : summary.errors) {
        out += "::error ";
        if (!error.path.empty())
            out += fmt::format("file={},", as_property(error.path));
        if (error.line > 0)
            out += fmt::format("line={},col={},", error.line, error.column);
        out += fmt::format("title=not done::{}\n", as_data(error.message));
    }
    return out + escape_for_terminal(summary.text) + '\n';
}

void duplicates(const Duplicates& found, Style style, const Sink& out) {
    write_as_findings(found, github_format, style, out);
}

}  // namespace

constinit const Format github_format{
    .name = "github",
    .summary = "notes at the lines of a change, for GitHub Actions",
    .begin = begin,
    .findings = findings,
    .end = end,
    .duplicates = duplicates,
};

}  // namespace kiji::output
