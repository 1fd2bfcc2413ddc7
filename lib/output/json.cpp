// Findings for machines. The shape is a promise: members may be added, and `version` rises when one
// changes its meaning or goes.
#include <fmt/core.h>

#include "base/text.hpp"
#include "output/formats.hpp"
#include "output/json_writer.hpp"
#include "output/locator.hpp"

namespace kiji::output {
namespace {

std::string begin(std::string_view command) {
    std::string out = R"({"version":1,"command":)";
    append_json_string(out, command);
    out += ",\"findings\":[\n";
    return out;
}

/// A name that is not UTF-8 cannot stand in JSON; its bytes follow percent-encoded.
void write_file(JsonWriter& json, std::string_view name) {
    json.member("file", name);
    if (!find_invalid_utf8(name))
        return;
    std::string bytes;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F && byte != '%')
            bytes += c;
        else
            bytes += fmt::format("%{:02X}", byte);
    }
    json.member("file_percent_encoded", bytes);
}

void write_span(JsonWriter& json, const Position& begin, const Position& end, Span span) {
    json.member("line", begin.line).member("column", begin.column);
    json.member("end_line", end.line).member("end_column", end.column);
    json.member("utf16_column", begin.utf16_column).member("end_utf16_column", end.utf16_column);
    json.member("offset", span.begin).member("end_offset", span.end);
}

void write_span(JsonWriter& json, Locator& locator, Span span) {
    const Position begin = locator.at(span.begin);
    write_span(json, begin, locator.at(span.end), span);
}

void write_related(JsonWriter& json, const SourceFile& file, const Locator& near,
                   const Related& related) {
    json.open('{');
    write_file(json, related.file != nullptr ? related.file->name() : file.name());
    json.member("message", related.message);
    Locator locator = related.file != nullptr ? Locator(*related.file) : near;
    write_span(json, locator, related.span);
    json.close('}');
}

void write_fix(JsonWriter& json, Locator locator, const Diagnostic& finding) {
    json.key("fix").open('{');
    json.member("safety", finding.safety == Safety::safe ? "safe" : "unsafe");
    json.key("edits").open('[');
    for (const Edit& edit : finding.fix) {
        json.open('{');
        write_span(json, locator, edit.span);
        json.member("text", edit.text).close('}');
    }
    json.close(']').close('}');
}

void write_finding(JsonWriter& json, const SourceFile& file, Locator& locator,
                   const Diagnostic& finding) {
    json.open('{');
    write_file(json, file.name());
    json.member("rule", finding.rule).member("severity", name_of(finding.severity));
    json.member("message", finding.message).member("help", finding.help);
    write_span(json, locator, finding.span);
    json.key("related").open('[');
    for (const Related& related : finding.related)
        write_related(json, file, locator, related);
    json.close(']');
    if (!finding.fix.empty())
        write_fix(json, locator, finding);
    json.close('}');
}

std::string findings(const SourceFile& file, const Diagnostics& list, Style /*style*/) {
    std::string out;
    Locator locator(file);
    for (const Diagnostic& finding : list) {
        if (!out.empty())
            out += ",\n";
        JsonWriter json(out);
        write_finding(json, file, locator, finding);
    }
    return out;
}

std::string end(const Summary& summary, Style /*style*/) {
    std::string out = "\n],\"errors\":[";
    JsonWriter json(out);
    for (const Error& error : summary.errors) {
        json.open('{');
        write_file(json, error.path);
        json.member("message", error.message);
        if (error.line > 0)
            json.member("line", error.line).member("column", error.column);
        json.close('}');
    }
    json.close(']').key("summary").open('{');
    for (const Count& count : summary.counts)
        json.member(count.name, count.value);
    json.close('}').close('}');
    out += '\n';
    return out;
}

}  // namespace

constinit const Format json_format{
    .name = "json",
    .summary = "for programs: one object, its shape is versioned",
    .separator = ",\n",
    .begin = begin,
    .findings = findings,
    .end = end,
};

}  // namespace kiji::output
