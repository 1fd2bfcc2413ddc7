#include "output/json_records.hpp"

#include <fmt/core.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "output/codes.hpp"

namespace kiji::output {
namespace {

void write_file(JsonWriter& json, std::string_view name) {
    write_name(json, "file", name);
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

}  // namespace

std::string percent_encoded(std::string_view bytes, std::string_view kept) {
    std::string out;
    for (const char c : bytes) {
        if (ascii::is_alphanumeric(c) || kept.find(c) != std::string_view::npos)
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

void write_name(JsonWriter& json, std::string_view key, std::string_view name) {
    json.member(key, name);
    if (find_invalid_utf8(name))
        json.member(std::string(key) + "_percent_encoded", percent_encoded(name, uri_path));
}

void write_error(JsonWriter& json, const Error& error) {
    json.open('{');
    write_file(json, error.path);
    json.member("message", error.message);
    if (error.line > 0)
        json.member("line", error.line).member("column", error.column);
    json.close('}');
}

FindingWriter::FindingWriter(const SourceFile& file, Columns columns) : locator_(file, columns) {
    JsonWriter json(name_);
    write_file(json, file.name());
}

void FindingWriter::write_related(JsonWriter& json, const Related& related) const {
    json.open('{');
    if (related.file != nullptr)
        write_file(json, related.file->name());
    else
        json.members(name_);
    json.member("message", related.message);
    Locator locator = related.file != nullptr ? Locator(*related.file) : locator_;
    write_span(json, locator, related.span);
    json.close('}');
}

void FindingWriter::write(JsonWriter& json, const Diagnostic& finding) {
    json.open('{').members(name_);
    json.member("rule", finding.rule).member("code", code_of(finding));
    json.member("severity", name_of(finding.severity));
    json.member("message", finding.message).member("help", finding.help);
    write_span(json, locator_, finding.span);
    json.key("related").open('[');
    for (const Related& related : finding.related)
        write_related(json, related);
    json.close(']');
    if (!finding.fix.empty())
        write_fix(json, locator_, finding);
    json.close('}');
}

}  // namespace kiji::output
