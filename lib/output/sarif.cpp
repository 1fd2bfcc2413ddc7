// SARIF 2.1.0 (OASIS), which code scanners and editors read.
#include <map>

#include <fmt/core.h>

#include "base/hash.hpp"
#include "lint/lint.hpp"
#include "output/dedupe_findings.hpp"
#include "output/formats.hpp"
#include "output/json_records.hpp"
#include "output/relations.hpp"

namespace kiji::output {
namespace {

std::string_view level_of(Severity severity) {
    switch (severity) {
        case Severity::info:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
    json.key(key).open('{').member("text", text).close('}');
}

void write_rule(JsonWriter& json, std::string_view name, std::string_view summary,
                std::string_view why) {
    json.open('{').member("id", name);
    write_text(json, "shortDescription", summary);
    write_text(json, "fullDescription", fmt::format("{}. {}", summary, why));
    write_text(json, "help", why);
    json.close('}');
}

std::string begin(std::string_view command) {
    std::string out =
        R"({"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/)"
        R"(sarif-schema-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"kiji",)"
        R"("semanticVersion":")" KIJI_VERSION "\",";
    out += "\"rules\":[";
    JsonWriter json(out);
    if (command == "dedupe") {
        for (const FindingKind& kind : finding_kinds())
            write_rule(json, kind.name, kind.summary, kind.why);
    } else {
        for (const lint::Rule* rule : lint::all_rules())
            write_rule(json, rule->name, rule->summary, rule->why);
    }
    out += "]}},\"columnKind\":\"utf16CodeUnits\",\"results\":[\n";
    return out;
}

void write_artifact(JsonWriter& json, std::string_view path) {
    json.key("artifactLocation").open('{');
    const bool absolute = path.starts_with('/');
    // Without a leading "./" a first name that holds ":" would read as a scheme.
    const bool scheme = path.substr(0, path.find('/')).find(':') != std::string_view::npos;
    json.member("uri", (absolute ? "file://"
                        : scheme ? "./"
                                 : "") +
                           percent_encoded(path, uri_path));
    json.close('}');
}

void write_region(JsonWriter& json, std::string_view key, Locator& locator, Span span) {
    const Position first = locator.at(span.begin);
    const Position last = locator.at(span.end);
    json.key(key).open('{').member("startLine", first.line);
    json.member("startColumn", first.utf16_column).member("endLine", last.line);
    json.member("endColumn", last.utf16_column);
    json.member("byteOffset", span.begin).member("byteLength", span.size()).close('}');
}

void write_place(JsonWriter& json, const SourceFile& file, Locator& locator, Span span) {
    json.key("physicalLocation").open('{');
    write_artifact(json, file.name());
    write_region(json, "region", locator, span);
    json.close('}');
}

void write_related(JsonWriter& json, const SourceFile& file, const Diagnostic& finding) {
    if (finding.related.empty())
        return;
    json.key("relatedLocations").open('[');
    std::size_t id = 0;
    for (const Related& related : finding.related) {
        const SourceFile& other = related.file != nullptr ? *related.file : file;
        Locator locator(other);
        json.open('{').member("id", ++id);
        write_place(json, other, locator, related.span);
        write_text(json, "message", related.message);
        json.close('}');
    }
    json.close(']');
}

void write_fix(JsonWriter& json, const SourceFile& file, Locator locator, const Diagnostic& finding,
               Safety least) {
    const bool is_safe = finding.safety == Safety::safe;
    if (finding.fix.empty() || (!is_safe && least == Safety::safe))
        return;
    json.key("fixes").open('[').open('{');
    write_text(json, "description", finding.help.empty() ? finding.message : finding.help);
    json.key("artifactChanges").open('[').open('{');
    write_artifact(json, file.name());
    json.key("replacements").open('[');
    for (const Edit& edit : finding.fix) {
        json.open('{');
        write_region(json, "deletedRegion", locator, edit.span);
        if (!edit.text.empty())
            write_text(json, "insertedContent", edit.text);
        json.close('}');
    }
    json.close(']').close('}').close(']');
    json.key("properties").open('{').member("safety", is_safe ? "safe" : "unsafe").close('}');
    json.close('}').close(']');
}

/// The same for a finding whose line was moved: of its rule, the text of its place, and how many of
/// the same stand before it.
using Seen = std::map<std::uint64_t, std::size_t>;
void write_fingerprint(JsonWriter& json, const SourceFile& file, const Diagnostic& finding,
                       Seen& seen) {
    std::string text(finding.rule);
    text += '\0';
    text += finding.span.empty()
                ? file.slice(file.lines().line(file.lines().line_at(finding.span.begin)))
                : file.slice(finding.span);
    const std::uint64_t hash = hash64(text);
    json.key("partialFingerprints").open('{');
    json.member("kijiText/v1", fmt::format("{:016x}:{}", hash, ++seen[hash])).close('}');
}

void write_result(JsonWriter& json, const SourceFile& file, Locator& locator,
                  const Diagnostic& finding, Safety least, Seen& seen) {
    json.open('{').member("ruleId", finding.rule).member("level", level_of(finding.severity));
    write_text(json, "message",
               finding.help.empty() ? finding.message
                                    : fmt::format("{}; {}", finding.message, finding.help));
    json.key("locations").open('[').open('{');
    write_place(json, file, locator, finding.span);
    json.close('}').close(']');
    write_related(json, file, finding);
    write_fingerprint(json, file, finding, seen);
    write_fix(json, file, locator, finding, least);
    json.close('}');
}

std::string findings(const SourceFile& file, const Diagnostics& list, Style style) {
    std::string out;
    Locator locator(file);
    Seen seen;
    for (const Diagnostic& finding : list) {
        if (!out.empty())
            out += ",\n";
        JsonWriter json(out);
        write_result(json, file, locator, finding, style.fixes, seen);
    }
    return out;
}

std::string end(const Summary& summary, Style /*style*/) {
    std::string out = "\n],\"invocations\":[";
    JsonWriter json(out);
    json.open('{').key("executionSuccessful").truth(summary.errors.empty());
    json.key("toolExecutionNotifications").open('[');
    for (const Error& error : summary.errors) {
        json.open('{').member("level", "error");
        write_text(json, "message", error.message);
        if (!error.path.empty()) {
            json.key("locations").open('[').open('{').key("physicalLocation").open('{');
            write_artifact(json, error.path);
            if (error.line > 0)
                json.key("region").open('{').member("startLine", error.line).close('}');
            json.close('}').close('}').close(']');
        }
        json.close('}');
    }
    json.close(']').close('}');
    return out + "]}]}\n";
}

void duplicates(const Duplicates& found, Style style, const Sink& out) {
    write_as_findings(found, sarif_format, style, out);
}

}  // namespace

constinit const Format sarif_format{
    .name = "sarif",
    .summary = "SARIF 2.1.0, for code scanners and editors",
    .separator = ",\n",
    .begin = begin,
    .findings = findings,
    .end = end,
    .duplicates = duplicates,
};

}  // namespace kiji::output
