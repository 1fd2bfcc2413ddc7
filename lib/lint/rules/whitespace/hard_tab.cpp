// Tabs, which every program shows at another width.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/facts/code_blocks.hpp"
#include "lint/facts/inlines.hpp"
#include "lint/facts/lines.hpp"
#include "lint/rules/whitespace/whitespace.hpp"

namespace kiji::lint {
namespace {

constexpr std::array options{
    Option{
        .name = "code_blocks",
        .summary = "tabs in code count",
        .standard = true,
        .blog = false,
    },
    Option{
        .name = "ignore_code_languages",
        .summary = "languages in whose code they do not count",
        .standard = Texts(),
    },
    Option{
        .name = "spaces_per_tab",
        .summary = "how many spaces a fix writes for one",
        .standard = std::int64_t{1},
        .blog = std::int64_t{4},
    },
};

/// Code where tabs are left alone: spans in order.
class Code {
  public:
    Code(const Document& doc, const Findings& out)
        : doc_(&doc),
          lines_(&out.facts().lines()),
          all_(!out.options().flag("code_blocks")),
          languages_(out.options().texts("ignore_code_languages")) {
        if (!all_ && languages_.empty())
            return;
        for (const WrittenCode& block : out.facts().code_blocks().all())
            add_block(block);
        if (!all_)
            return;
        for (const InlineToken& token : out.facts().inlines().tokens()) {
            if (token.kind == InlineToken::Kind::code && !token.in_html_block)
                spans_.push_back(token.span);
        }
        std::ranges::sort(spans_);
    }

    /// True where `tabs` stand in code, or touch it.
    bool touches(Span tabs) const {
        const auto next = std::ranges::lower_bound(spans_, tabs.begin, {}, &Span::end);
        return next != spans_.end() && next->begin < tabs.end;
    }

  private:
    void add_block(const WrittenCode& block) {
        if (!block.fenced) {
            if (all_)
                spans_.push_back(from_indent(block.span));
            return;
        }
        if (!is_left_alone(block))
            return;
        const std::size_t first = block.first_line + 1;
        if (first < block.last_line)
            spans_.push_back(
                span_of(lines_->span(first).begin, lines_->span(block.last_line - 1).end));
    }

    /// The blanks that make code of a line belong to it.
    Span from_indent(Span span) const {
        const std::string_view text = doc_->text();
        while (span.begin > 0 && (text[span.begin - 1] == ' ' || text[span.begin - 1] == '\t'))
            --span.begin;
        return span;
    }

    bool is_left_alone(const WrittenCode& block) const {
        if (languages_.empty())
            return all_;
        const std::string_view info = doc_->file().slice(block.info);
        const std::string_view language = info.substr(0, info.find_first_of(" \t"));
        return language.empty() || std::ranges::any_of(languages_, [&](std::string_view each) {
                   return ascii::equal_ignoring_case(each, language);
               });
    }

    const Document* doc_;
    const Lines* lines_;
    bool all_;
    std::vector<std::string_view> languages_;
    std::vector<Span> spans_;
};

void check(const Document& doc, Findings& out) {
    const Lines& lines = out.facts().lines();
    if (doc.text().find('\t', doc.body().begin) == std::string_view::npos)
        return;
    const Code code(doc, out);
    const auto width = std::max<std::int64_t>(out.options().integer("spaces_per_tab"), 0);
    for (std::size_t i = lines.first(); i < lines.count(); ++i) {
        const std::string_view line = lines[i];
        for (std::size_t at = line.find('\t'); at != std::string_view::npos;) {
            const std::size_t end = std::min(line.find_first_not_of('\t', at), line.size());
            const std::size_t begin = lines.span(i).begin;
            const Span tabs = span_of(begin + at, begin + end);
            if (!code.touches(tabs))
                out.add({
                    .span = tabs,
                    .message = fmt::format("{} tab{}", tabs.size(), tabs.size() == 1 ? "" : "s"),
                    .help = "write spaces",
                    .fix = {{tabs,
                             std::string(tabs.size() * static_cast<std::size_t>(width), ' ')}},
                });
            at = line.find('\t', end);
        }
    }
}

}  // namespace

constinit const Rule rules::hard_tab{
    .name = "hard-tab",
    .code = "MD010",
    .also = "no-hard-tabs",
    .tags = "whitespace hard_tab",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Tab where spaces would do",
    .why = "Every editor and browser shows it at another width: what is aligned here is not there.",
    .bad = "It\tsnowed.\n",
    .good = "It snowed.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
