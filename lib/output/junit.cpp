// JUnit's XML: a suite for each file with findings, a failed case for each finding.
#include <fmt/core.h>

#include "output/codes.hpp"
#include "output/formats.hpp"
#include "output/locator.hpp"
#include "output/xml.hpp"

namespace kiji::output {
namespace {

std::string begin(std::string_view /*command*/) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"kiji\">\n";
}

std::string findings(const SourceFile& file, const Diagnostics& list, Style style) {
    if (list.empty())
        return {};
    const std::string name = xml_escaped(file.name());
    std::string out =
        fmt::format("<testsuite name=\"{0}\" tests=\"{1}\" failures=\"{1}\" errors=\"0\">\n", name,
                    list.size());
    Locator locator(file, style.columns);
    for (const Diagnostic& finding : list) {
        const Position at = locator.at(finding.span.begin);
        out += fmt::format(
            "  <testcase name=\"{}:{}:{}\" classname=\"{}\">\n"
            "    <failure type=\"{}\" message=\"{}\">{}</failure>\n  </testcase>\n",
            name, at.line, at.column, code_of(finding), name_of(finding.severity),
            xml_escaped(finding.message), xml_escaped(finding.help));
    }
    return out + "</testsuite>\n";
}

/// A file that could not be read is a suite with an error.
std::string end(const Summary& summary, Style /*style*/) {
    std::string out;
    for (const Error& error : summary.errors) {
        const std::string name = xml_escaped(error.path.empty() ? "kiji" : error.path);
        out += fmt::format(
            "<testsuite name=\"{0}\" tests=\"1\" failures=\"0\" errors=\"1\">\n"
            "  <testcase name=\"{0}\"><error message=\"{1}\"/></testcase>\n</testsuite>\n",
            name, xml_escaped(error.message));
    }
    return out + "</testsuites>\n";
}

}  // namespace

constinit const Format junit_format{
    .name = "junit",
    .summary = "JUnit's XML, for CI servers",
    .begin = begin,
    .findings = findings,
    .end = end,
    .duplicates = nullptr,
};

}  // namespace kiji::output
