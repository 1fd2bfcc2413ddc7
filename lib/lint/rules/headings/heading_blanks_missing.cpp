// Headings with no blank line above or below.
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "lint/facts/blocks.hpp"
#include "lint/facts/jekyll_lines.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

constexpr std::array options{
    Option{
        .name = "lines_above",
        .summary = "blank lines above a heading, or a list of them by level; -1: any number",
        .standard = std::int64_t{1},
        .list_of_numbers = true,
    },
    Option{
        .name = "lines_below",
        .summary = "blank lines below a heading, or a list of them by level; -1: any number",
        .standard = std::int64_t{1},
        .list_of_numbers = true,
    },
};

class Checker {
  public:
    Checker(const Document& doc, Findings& out)
        : doc_(&doc), lines_(&out.facts().lines()), out_(&out) {}

    void check(const WrittenHeading& heading) {
        const auto index = static_cast<std::size_t>(heading.level - 1);
        above(heading, out_->options().integer_at("lines_above", index));
        below(heading, out_->options().integer_at("lines_below", index));
    }

  private:
    bool is_blank(std::size_t line) const {
        return line < lines_->first() || line >= lines_->count() ||
               is_blank_line((*lines_)[line]) ||
               (out_->knows_jekyll() && is_only_liquid(*doc_, lines_->span(line)));
    }
    bool is_attributes(std::size_t line) const {
        return out_->knows_jekyll() && line >= lines_->first() && line < lines_->count() &&
               is_attribute_list((*lines_)[line]);
    }

    void above(const WrittenHeading& heading, std::int64_t wanted) {
        std::size_t first = heading.first_line;
        while (is_attributes(first - 1))
            --first;
        std::int64_t found = 0;
        while (found < wanted && is_blank(first - 1 - static_cast<std::size_t>(found)))
            ++found;
        if (wanted >= 0 && found != wanted)
            report(heading, first, first - 1, "above", wanted, found);
    }

    void below(const WrittenHeading& heading, std::int64_t wanted) {
        std::size_t next = heading.last_line + 1;
        while (is_attributes(next))
            ++next;
        std::int64_t found = 0;
        while (found < wanted && is_blank(next + static_cast<std::size_t>(found)))
            ++found;
        if (wanted >= 0 && found != wanted)
            report(heading, next, next, "below", wanted, found);
    }

    /// Blank lines are missing before `line`, in the quotes that `like` stands in.
    void report(const WrittenHeading& heading, std::size_t line, std::size_t like,
                std::string_view where, std::int64_t wanted, std::int64_t found) {
        const std::size_t at = lines_->span(line).begin;
        const std::string prefix = quote_prefix(like);
        std::string blank;
        for (std::int64_t i = found; i < wanted; ++i)
            blank.append(prefix).append(lines_->line_end());
        const bool is_plain = heading.node != markdown::no_node &&
                              doc_->tree()[heading.node].parent == markdown::Tree::root &&
                              heading.style != HeadingStyle::setext && prefix.empty();
        out_->add({
            .span = lines_->span(heading.first_line),
            .message = fmt::format("heading has {} blank line{} {}, not {}", found,
                                   found == 1 ? "" : "s", where, wanted),
            .help =
                fmt::format("put {} there", wanted - found == 1 ? "a blank line" : "blank lines"),
            .fix = {{span_of(at, at), std::move(blank)}},
            .safety = is_plain ? Safety::safe : Safety::unsafe,
        });
    }

    /// "> " as `line` has it.
    std::string quote_prefix(std::size_t line) const {
        if (line < lines_->first() || line >= lines_->count())
            return {};
        if (!out_->knows_jekyll())
            return out_->facts().blocks().quote_prefix(static_cast<std::uint32_t>(line));
        const std::string_view text = (*lines_)[line];
        const std::string_view prefix =
            text.substr(0, std::min(text.find_first_not_of("> \t"), text.size()));
        return std::string(prefix.substr(0, prefix.find_last_not_of(" \t") + 1));
    }

    const Document* doc_;
    const Lines* lines_;
    Findings* out_;
};

void check(const Document& doc, Findings& out) {
    Checker checker(doc, out);
    for (const WrittenHeading& heading : out.facts().headings())
        checker.check(heading);
}

}  // namespace

constinit const Rule rules::heading_blanks_missing{
    .name = "heading-blanks-missing",
    .code = "MD022",
    .also = "blanks-around-headings",
    .tags = "headings blank_lines",
    .severity = Severity::info,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Heading has no blank line above or below",
    .why =
        "kramdown takes a heading right below a paragraph for a part of it, and people find it "
        "sooner with room around it.",
    .bad = "## Winter\nIt snowed.\n",
    .good = "## Winter\n\nIt snowed.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
