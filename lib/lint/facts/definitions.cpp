#include "lint/facts/definitions.hpp"

#include "lint/facts/inline_syntax.hpp"
#include "lint/facts/inline_writer.hpp"

namespace kiji::lint {

void find_definitions(std::string_view text, std::span<const Span> lines, std::uint32_t block,
                      std::vector<WrittenDefinition>& out) {
    // Most paragraphs are spared the look.
    if (lines.empty() || lines.front().empty() || text[lines.front().begin] != '[')
        return;
    BlockText joined;
    joined.assign(text, lines);
    InlineSyntax syntax(joined.text());
    for (std::size_t at = 0; at < joined.text().size() && joined.text()[at] == '[';) {
        const auto found = syntax.definition(at);
        if (!found)
            return;
        const auto span = [&](TextRange range) {
            return Span{joined.begin(range.begin),
                        range.empty() ? joined.begin(range.begin) : joined.end(range.end)};
        };
        out.push_back({.block = block,
                       .span = span({at, found->end}),
                       .label = span(found->label),
                       .destination = span(found->destination),
                       .in_angles = found->in_angles});
        at = joined.text().find('\n', found->end);
        if (at == std::string_view::npos)
            return;
        ++at;
    }
}

bool holds_definitions_only(std::string_view text, std::span<const Span> lines) {
    std::vector<WrittenDefinition> found;
    find_definitions(text, lines, no_block, found);
    return !found.empty() && found.back().span.end > lines.back().begin;
}

}  // namespace kiji::lint
