#include "lint/rules/blocks/blank_lines.hpp"

#include <cstddef>

#include <fmt/format.h>

#include "lint/facts/jekyll_lines.hpp"
#include "lint/facts/lines.hpp"

namespace kiji::lint {
bool BlankLines::is_clear(std::uint32_t line) const {
    // Tags that stand alone leave nothing on the page.
    return blocks_->is_blank_line(line) || blocks_->is_attributes(line) ||
           (out_->knows_jekyll() && is_only_liquid(*doc_, blocks_->line_span(line)));
}

bool BlankLines::ends_by_itself(const Block& above, std::uint32_t next_line) const {
    if (above.parent != no_block || above.last_line + 1 != next_line ||
        (above.kind != BlockKind::paragraph && above.kind != BlockKind::heading))
        return false;
    // What kramdown may take for something else: definitions, tables, HTML, its own extensions.
    for (std::uint32_t line = above.first_line; line <= above.last_line; ++line) {
        const std::string_view text = blocks_->line(line);
        const std::size_t ink = text.find_first_not_of(' ');
        if (ink > 3 || text.find_first_of("|<{") != text.npos ||
            std::string_view(":[*+-\t").find(text[ink]) != std::string_view::npos)
            return false;
    }
    return true;
}

EditGroup BlankLines::insertion(std::uint32_t before, const std::optional<std::string>& prefix) {
    if (!prefix)
        return {};
    if (line_end_.empty())
        line_end_ = out_->facts().lines().line_end();
    const std::size_t at = blocks_->line_span(before).begin;
    return {{span_of(at, at), *prefix + line_end_}};
}

void BlankLines::tell_above(std::uint32_t line, const std::optional<std::string>& prefix,
                            Safety safety) {
    out_->add({
        .span = blocks_->line_span(line),
        .message = fmt::format("no blank line above the {}", what_),
        .help = "put one there",
        .fix = insertion(line, prefix),
        .safety = safety,
    });
}

void BlankLines::tell_below(std::uint32_t line, const std::optional<std::string>& prefix,
                            Safety safety) {
    out_->add({
        .span = blocks_->line_span(line),
        .message = fmt::format("no blank line below the {}", what_),
        .help = "put one there",
        .fix = insertion(line + 1, prefix),
        .safety = safety,
    });
}

}  // namespace kiji::lint
