// Findings for people: one code frame each, and a line at the end.
#include "output/dedupe_text.hpp"
#include "output/formats.hpp"
#include "output/frame.hpp"

namespace kiji::output {
namespace {

std::string begin(std::string_view /*command*/) {
    return {};
}

std::string findings(const SourceFile& file, const Diagnostics& list, Style style) {
    std::string out;
    Locator locator(file, style.columns);
    for (const Diagnostic& finding : list)
        append_frame(out, file, locator, finding, style);
    return out;
}

std::string end(const Summary& summary, Style /*style*/) {
    return summary.text + '\n';
}

}  // namespace

constinit const Format text_format{
    .name = "text",
    .summary = "for people: every finding with its source line",
    .separator = "",
    .begin = begin,
    .findings = findings,
    .end = end,
    .duplicates = write_dedupe_text,
};

}  // namespace kiji::output
