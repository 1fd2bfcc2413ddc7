// Reviewdog's diagnostic format, one object a line; editors read it, too:
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
#include "output/codes.hpp"
#include "output/formats.hpp"
#include "output/json_records.hpp"

namespace kiji::output {
namespace {

std::string begin(std::string_view /*command*/) {
    return {};
}

std::string_view severity_of(Severity severity) {
    switch (severity) {
        case Severity::info:
            return "INFO";
        case Severity::warning:
            return "WARNING";
        case Severity::error:
            break;
    }
    return "ERROR";
}

/// Columns count bytes of UTF-8, from 1; both ends are positions between characters.
void write_range(JsonWriter& json, Locator& locator, Span span) {
    json.key("range").open('{');
    for (const auto& [key, offset] : {std::pair{"start", span.begin}, std::pair{"end", span.end}}) {
        const Position at = locator.at(offset);
        json.key(key).open('{').member("line", at.line);
        json.member("column", at.byte_column).close('}');
    }
    json.close('}');
}

std::string findings(const SourceFile& file, const Diagnostics& list, Style /*style*/) {
    std::string out;
    Locator locator(file);
    for (const Diagnostic& finding : list) {
        JsonWriter json(out);
        json.open('{').member("message", finding.help.empty()
                                             ? finding.message
                                             : finding.message + "; " + finding.help);
        json.key("location").open('{');
        write_name(json, "path", file.name());
        write_range(json, locator, finding.span);
        json.close('}').member("severity", severity_of(finding.severity));
        json.key("source").open('{').member("name", "kiji").close('}');
        json.key("code").open('{').member("value", code_of(finding)).close('}');
        // A suggestion stands alone: one with several edits is left out, for half of it would harm.
        if (finding.fix.size() == 1 && finding.safety == Safety::safe) {
            json.key("suggestions").open('[').open('{');
            Locator near = locator;
            write_range(json, near, finding.fix.front().span);
            json.member("text", finding.fix.front().text).close('}').close(']');
        }
        json.close('}');
        out += '\n';
    }
    return out;
}

std::string end(const Summary& /*summary*/, Style /*style*/) {
    return {};
}

}  // namespace

constinit const Format rdjsonl_format{
    .name = "rdjsonl",
    .summary = "reviewdog's format, for editors and reviews",
    .begin = begin,
    .findings = findings,
    .end = end,
    .duplicates = nullptr,
};

}  // namespace kiji::output
