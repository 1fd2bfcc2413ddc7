// Code between fences that does not say its language.
#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "lint/facts/code_blocks.hpp"
#include "lint/facts/jekyll_lines.hpp"
#include "lint/facts/lines.hpp"
#include "lint/rules/whitespace/whitespace.hpp"

namespace kiji::lint {
namespace {

constexpr std::array options{
    Option{
        .name = "allowed_languages",
        .summary = "languages that may stand there; empty: all",
        .standard = Texts(),
    },
    Option{
        .name = "language_only",
        .summary = "nothing else may stand behind the fence",
        .standard = false,
    },
};

/// kramdown's "{: .language-ruby}" on the line below the block.
bool has_attributes(const WrittenCode& block, const Lines& lines) {
    const std::size_t next = block.last_line + 1;
    return next < lines.count() && is_attribute_list(lines[next]);
}

void check_block(const Document& doc, const WrittenCode& block, Findings& out) {
    const Lines& lines = out.facts().lines();
    const std::string_view info = doc.file().slice(block.info);
    const std::size_t end = info.find_first_of(" \t");
    const std::string_view language = info.substr(0, end);
    const Span where = lines.span(block.first_line);
    const Span span = out.knows_jekyll() ? block.opening : where;
    const std::vector<std::string_view> allowed = out.options().texts("allowed_languages");
    if (language.empty()) {
        if (!out.knows_jekyll() || !has_attributes(block, lines))
            out.add({
                .span = span,
                .message = "code does not say its language",
                .help =
                    fmt::format("write it behind the fence: {}ruby, or {}text",
                                doc.file().slice(block.opening), doc.file().slice(block.opening)),
            });
    } else if (!allowed.empty() && std::ranges::find(allowed, language) == allowed.end()) {
        out.add({
            .span = span,
            .message = fmt::format("\"{}\" is none of the languages that are allowed", language),
            .help = fmt::format("write one of {}", fmt::join(allowed, ", ")),
        });
    }
    if (out.options().flag("language_only") && end != std::string_view::npos)
        out.add({
            .span = span,
            .message = fmt::format("more than a language stands behind the fence: \"{}\"", info),
            .help = "leave the language alone",
        });
}

void check(const Document& doc, Findings& out) {
    for (const WrittenCode& block : out.facts().code_blocks().all()) {
        if (block.fenced)
            check_block(doc, block, out);
    }
}

}  // namespace

constinit const Rule rules::code_language_missing{
    .name = "code-language-missing",
    .code = "MD040",
    .also = "fenced-code-language",
    .tags = "code language",
    .severity = Severity::info,
    .summary = "Code does not say its language",
    .why = "Without it the page shows the code without colours, or in those of a language guessed.",
    .bad = "```\nputs 1\n```\n",
    .good = "```ruby\nputs 1\n```\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
