// Findings for machines. The shape is a promise: members may be added, and `version` rises when one
// changes its meaning or goes.
#include "value/json.hpp"

#include "output/dedupe_json.hpp"
#include "output/formats.hpp"
#include "output/json_records.hpp"
#include "output/report_schemas.hpp"

namespace kiji::output {
namespace {

std::string begin(std::string_view command) {
    std::string out = R"({"version":1,"command":)";
    json::append_string(out, command);
    out += ",\"findings\":[\n";
    return out;
}

std::string findings(const SourceFile& file, const Diagnostics& list, Style style) {
    std::string out;
    FindingWriter writer(file, style.columns);
    for (const Diagnostic& finding : list) {
        if (!out.empty())
            out += ",\n";
        JsonWriter json(out);
        writer.write(json, finding);
    }
    return out;
}

std::string end(const Summary& summary, Style /*style*/) {
    std::string out = "\n],\"errors\":[";
    JsonWriter json(out);
    for (const Error& error : summary.errors)
        write_error(json, error);
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
    .duplicates = write_dedupe_json,
    .schema = json_report_schema,
};

}  // namespace kiji::output
