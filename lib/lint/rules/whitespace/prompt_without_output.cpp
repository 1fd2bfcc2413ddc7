// "$ command" in code that shows no output.
#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/code_blocks.hpp"
#include "lint/facts/lines.hpp"
#include "lint/rules/whitespace/whitespace.hpp"

namespace kiji::lint {
namespace {

/// Of "  $ ls" where "$ " stands; nothing for anything else.
Span prompt(const Document& doc, Span line) {
    const std::string_view text = doc.file().slice(line);
    const std::size_t at = text.size() - trimmed_start(text).size();
    if (at == text.size() || text[at] != '$')
        return {};
    const std::size_t end = text.size() - trimmed_start(text.substr(at + 1)).size();
    if (end == at + 1)
        return {};
    return span_of(line.begin + at, line.begin + end);
}

void check(const Document& doc, Findings& out) {
    const CodeBlocks& code = out.facts().code_blocks();
    for (const WrittenCode& block : code.all()) {
        std::vector<Span> prompts;
        for (const Span line : code.lines(block)) {
            if (line.empty())
                continue;
            prompts.push_back(prompt(doc, line));
            if (prompts.back().empty())
                break;
        }
        if (prompts.empty() || prompts.back().empty())
            continue;
        for (const Span each : prompts)
            out.add({
                .span = each,
                .message = "\"$\" stands before a command, and no output is shown",
                .help = "leave it out: who copies the command copies it too",
                .fix = {{each, ""}},
            });
    }
}

}  // namespace

constinit const Rule rules::prompt_without_output{
    .name = "prompt-without-output",
    .code = "MD014",
    .also = "commands-show-output",
    .tags = "code",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "\"$\" stands before commands whose output is not shown",
    .why = "A reader who copies the line has to take it out again.",
    .bad = "```sh\n$ ls\n```\n",
    .good = "```sh\nls\n```\n\n```sh\n$ ls\nsnow.md\n```\n",
    .check = check,
};

}  // namespace kiji::lint
