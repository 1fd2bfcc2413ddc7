// JSON Lines: one finding a line, for programs that read as they go. What could not be read is told
// on standard error alone.
#include "output/dedupe_json.hpp"
#include "output/formats.hpp"
#include "output/json_records.hpp"
#include "output/report_schemas.hpp"

namespace kiji::output {
namespace {

std::string begin(std::string_view /*command*/) {
    return {};
}

std::string findings(const SourceFile& file, const Diagnostics& list, Style style) {
    std::string out;
    FindingWriter writer(file, style.columns);
    for (const Diagnostic& finding : list) {
        JsonWriter json(out);
        writer.write(json, finding);
        out += '\n';
    }
    return out;
}

std::string end(const Summary& /*summary*/, Style /*style*/) {
    return {};
}

}  // namespace

constinit const Format jsonl_format{
    .name = "jsonl",
    .summary = "for programs: one finding a line",
    .begin = begin,
    .findings = findings,
    .end = end,
    .duplicates = write_dedupe_jsonl,
    .schema = jsonl_record_schema,
};

}  // namespace kiji::output
