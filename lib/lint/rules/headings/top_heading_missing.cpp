// Pages that do not begin with their title.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "lint/facts/blocks.hpp"
#include "lint/facts/html_paragraphs.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"
#include "lint/rules/headings/titles.hpp"
#include "lint/rules/headings/top.hpp"

namespace kiji::lint {
namespace {

constexpr std::array options{
    Option{
        .name = "allow_preamble",
        .summary = "text may stand before the first heading",
        .standard = false,
    },
    Option{
        .name = "level",
        .summary = "the level of the title",
        .standard = std::int64_t{1},
    },
    front_matter_title,
};

/// The level of the first tag of a block of HTML where it is <h1> to <h6>.
std::optional<int> html_heading(std::string_view html) {
    const std::size_t at = html.find('<');
    if (at == std::string_view::npos || html.find('>', at) == std::string_view::npos)
        return std::nullopt;
    html.remove_prefix(at + 1);
    if (html.starts_with('/'))
        html.remove_prefix(1);
    if (html.size() < 3 || (html[0] | 0x20) != 'h' || html[1] < '1' || html[1] > '6' ||
        std::string_view(" \t\r\n/>").find(html[2]) == std::string_view::npos)
        return std::nullopt;
    return html[1] - '0';
}

/// The level of the heading that `block` is, 0 where it is none.
int level_of(const Document& doc, markdown::NodeId block) {
    const markdown::Tree& tree = doc.tree();
    if (tree[block].kind == markdown::Kind::heading)
        return tree.heading(block).level;
    if (tree[block].kind == markdown::Kind::html_block)
        return html_heading(doc.file().slice(tree[block].span)).value_or(0);
    return 0;
}

/// Looks at what stands on a page, one thing after the other, until it knows.
class Search {
  public:
    explicit Search(Findings& out)
        : out_(&out),
          allow_preamble_(out.options().flag("allow_preamble")),
          wanted_(std::max<std::int64_t>(out.options().integer("level"), 1)) {}

    /// `level`: of the heading that begins on `line`; 0 where that is none. True where it knows.
    bool look_at(int level, std::size_t line) {
        if (level == wanted_)
            return true;
        if (level == 0 && allow_preamble_)
            return false;
        out_->add({
            .span = out_->facts().lines().span(line),
            .message = level == 0 ? std::string("page does not begin with a heading")
                                  : fmt::format("page begins with a heading of level {}", level),
            .help = fmt::format("begin it with a heading of level {}{}", wanted_,
                                out_->knows_jekyll() ? ", or give it a title in front matter" : ""),
        });
        return true;
    }

  private:
    Findings* out_;
    bool allow_preamble_;
    std::int64_t wanted_;
};

void check_as_markdownlint(const Document& doc, Findings& out) {
    const Blocks& blocks = out.facts().blocks();
    Search search(out);
    auto heading = out.facts().headings().begin();
    for (std::uint32_t id = 0; id < blocks.all().size(); ++id) {
        const Block& block = blocks[id];
        while (heading != out.facts().headings().end() && heading->block < id)
            ++heading;
        const bool is_html = block.kind == BlockKind::html;
        if (block.parent != no_block || (is_html && is_html_comment(doc, blocks.line_range(block))))
            continue;
        int level = 0;
        if (block.kind == BlockKind::heading)
            level = heading->level;
        else if (is_html)
            level = html_heading(doc.file().slice(blocks.line_range(block))).value_or(0);
        if (search.look_at(level, block.first_line))
            return;
    }
}

void check(const Document& doc, Findings& out) {
    if (title_line(doc, out))
        return;
    if (!out.knows_jekyll())
        return check_as_markdownlint(doc, out);
    Search search(out);
    for (const markdown::NodeId block : doc.tree().children(markdown::Tree::root)) {
        const std::size_t line = doc.file().lines().line_at(doc.tree()[block].span.begin);
        if (!is_comment_block(doc, block) && search.look_at(level_of(doc, block), line))
            return;
    }
}

}  // namespace

constinit const Rule rules::top_heading_missing{
    .name = "top-heading-missing",
    .code = "MD041",
    .also = "first-line-heading first-line-h1",
    .tags = "headings",
    .severity = Severity::info,
    .summary = "Page does not begin with its title",
    .why = "Without a title at its head a page has no name in lists, tabs and search results.",
    .bad = "It snowed.\n",
    .good = "# Winter\n\nIt snowed.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
