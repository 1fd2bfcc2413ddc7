// GitLab's code quality report, which it shows at the lines of a merge request:
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#include <map>

#include <fmt/core.h>

#include "base/hash.hpp"
#include "output/codes.hpp"
#include "output/formats.hpp"
#include "output/json_records.hpp"

namespace kiji::output {
namespace {

std::string_view severity_of(Severity severity) {
    switch (severity) {
        case Severity::info:
            return "info";
        case Severity::warning:
            return "minor";
        case Severity::error:
            break;
    }
    return "major";
}

std::string begin(std::string_view /*command*/) {
    return "[\n";
}

std::string findings(const SourceFile& file, const Diagnostics& list, Style style) {
    std::string out;
    Locator locator(file, style.columns);
    std::map<std::uint64_t, std::size_t> seen;
    for (const Diagnostic& finding : list) {
        if (!out.empty())
            out += ",\n";
        const Position first = locator.at(finding.span.begin);
        const std::uint64_t hash = hash64(
            fmt::format("{}\n{}\n{}", file.name(), finding.rule,
                        file.slice(file.lines().line(file.lines().line_at(finding.span.begin)))));
        JsonWriter json(out);
        json.open('{').member("description", finding.message);
        json.member("check_name", code_of(finding));
        // The same for a finding whose line was moved: the n-th of its kind on a line that reads
        // so.
        json.member("fingerprint", fmt::format("{:016x}{:04x}", hash, seen[hash]++));
        json.member("severity", severity_of(finding.severity));
        json.key("location").open('{');
        write_name(json, "path", file.name());
        json.key("lines").open('{').member("begin", first.line);
        json.member("end", locator.at(finding.span.end).line).close('}').close('}').close('}');
    }
    return out;
}

std::string end(const Summary& /*summary*/, Style /*style*/) {
    return "\n]\n";
}

}  // namespace

constinit const Format gitlab_format{
    .name = "gitlab",
    .summary = "a code quality report, for GitLab",
    .separator = ",\n",
    .begin = begin,
    .findings = findings,
    .end = end,
    .duplicates = nullptr,
};

}  // namespace kiji::output
