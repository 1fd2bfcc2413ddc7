#include "liquid/tags/branches.hpp"

#include <algorithm>
#include <vector>

namespace kiji::liquid {

std::span<const Branch> read_branches(Parser& parser, const Tag& tag) {
    std::vector<Branch> branches;
    std::vector<Collected> bodies;
    std::string_view markup = tag.markup;
    bool otherwise = false;
    for (;;) {
        Branch& branch = branches.emplace_back();
        // What stands behind "else" is passed over.
        if (!otherwise)
            branch.condition = parser.condition(markup, tag);
        if (parser.failed())
            return {};
        const std::optional<Tag> next = parser.block(tag, bodies.emplace_back());
        if (parser.failed())
            return {};
        if (!next)
            break;
        if (next->name != "else" && next->name != "elsif") {
            parser.unexpected(tag, *next);
            return {};
        }
        otherwise = next->name == "else";
        markup = next->markup;
    }
    const bool blank = std::ranges::all_of(bodies, &Collected::blank);
    const auto text = blank && parser.dialect() == Dialect::liquid5 ? Parser::BlankText::drop
                                                                    : Parser::BlankText::keep;
    for (std::size_t i = 0; i < bodies.size(); ++i)
        branches[i].body = parser.finish(bodies[i], text);
    return parser.keep_all(branches);
}

bool are_blank(std::span<const Branch> branches) {
    return std::ranges::all_of(branches, [](const Branch& branch) { return branch.body.blank; });
}

}  // namespace kiji::liquid
