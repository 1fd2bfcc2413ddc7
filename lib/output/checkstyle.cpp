// Checkstyle's XML, which many CI servers and editors read.
#include <fmt/core.h>

#include "output/codes.hpp"
#include "output/formats.hpp"
#include "output/locator.hpp"
#include "output/xml.hpp"

namespace kiji::output {
namespace {

std::string begin(std::string_view /*command*/) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
}

std::string findings(const SourceFile& file, const Diagnostics& list, Style style) {
    if (list.empty())
        return {};
    std::string out = fmt::format("<file name=\"{}\">\n", xml_escaped(file.name()));
    Locator locator(file, style.columns);
    for (const Diagnostic& finding : list) {
        const Position at = locator.at(finding.span.begin);
        const std::string text = finding.help.empty()
                                     ? finding.message
                                     : fmt::format("{}; {}", finding.message, finding.help);
        out += fmt::format(
            "  <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" "
            "source=\"kiji.{}\"/>\n",
            at.line, at.column, name_of(finding.severity), xml_escaped(text), code_of(finding));
    }
    return out + "</file>\n";
}

std::string end(const Summary& /*summary*/, Style /*style*/) {
    return "</checkstyle>\n";
}

}  // namespace

constinit const Format checkstyle_format{
    .name = "checkstyle",
    .summary = "Checkstyle's XML, for CI servers",
    .begin = begin,
    .findings = findings,
    .end = end,
    .duplicates = nullptr,
};

}  // namespace kiji::output
