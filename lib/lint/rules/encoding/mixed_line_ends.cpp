// Lines that end in CR LF beside lines that end in LF.
#include <utility>

#include <fmt/format.h>

#include "lint/rules/encoding/encoding.hpp"
#include "lint/rules/encoding/odd_characters.hpp"

namespace kiji::lint {
namespace {

/// How often each way occurs, and where the rarer of the two stands first.
struct Ends {
    std::size_t crlf = 0;
    std::size_t lf = 0;
    std::size_t first_crlf = 0;
    std::size_t first_lf = 0;
};

Ends ends_of(std::string_view text) {
    Ends ends;
    if (text.find('\r') == std::string_view::npos)
        return ends;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1)) {
        const bool crlf = at > 0 && text[at - 1] == '\r';
        std::size_t& count = crlf ? ends.crlf : ends.lf;
        if (count++ == 0)
            (crlf ? ends.first_crlf : ends.first_lf) = at;
    }
    return ends;
}

void check(const Document& doc, Findings& out) {
    const std::string_view text = doc.text();
    const Ends ends = ends_of(text);
    if (ends.crlf == 0 || ends.lf == 0)
        return;
    const bool to_lf = ends.lf >= ends.crlf;
    const std::size_t first = to_lf ? ends.first_crlf - 1 : ends.first_lf;
    Diagnostic finding{
        .span = span_of(first, to_lf ? first + 2 : first + 1),
        .message = fmt::format("line ends are mixed: {} CR LF, {} LF", ends.crlf, ends.lf),
        .help = fmt::format("end all in {}", to_lf ? "LF" : "CR LF"),
    };
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1)) {
        const bool crlf = at > 0 && text[at - 1] == '\r';
        if (to_lf && crlf)
            finding.fix.push_back({span_of(at - 1, at), ""});
        else if (!to_lf && !crlf)
            finding.fix.push_back({span_of(at, at), "\r"});
    }
    out.add(std::move(finding));
}

}  // namespace

constinit const Rule rules::mixed_line_ends{
    .name = "mixed-line-ends",
    .tags = "encoding FM017",
    .severity = Severity::info,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Lines end in two ways",
    .why =
        "Each editor then shows other changes, and a carriage return may become part of a value.",
    .bad = "---\ntitle: Snow\n---\n\nIt snowed.\r\n",
    .good = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
