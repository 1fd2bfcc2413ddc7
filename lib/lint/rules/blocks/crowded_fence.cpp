// Fenced code without blank lines around it.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "lint/rules/blocks/blank_lines.hpp"
#include "lint/rules/blocks/blocks.hpp"

namespace kiji::lint {
namespace {

/// What stands before the fence on its line, without all that is no ">".
std::optional<std::string> prefix_on(const Blocks& blocks, std::uint32_t line) {
    const std::string_view text = blocks.line(line);
    const std::size_t fence = text.find_first_of("`~");
    if (fence == text.npos)
        return std::nullopt;
    const std::size_t first = std::min(text.substr(0, fence).find('>'), fence);
    std::string prefix(text.substr(first, fence - first));
    std::ranges::replace_if(
        prefix, [](char c) { return c != '>'; }, ' ');
    prefix.erase(prefix.find_last_not_of(' ') + 1);
    return prefix;
}

/// kramdown takes a fence for one only with one word behind it.
bool is_fence_everywhere(const Blocks& blocks, const Block& block) {
    const std::string_view text = blocks.line(block.first_line);
    const std::size_t word = text.find_first_not_of("`~ \t");
    return word == text.npos || text.find_first_of(" \t", word) == text.npos;
}

void check(const Document& doc, Findings& out) {
    const Blocks& blocks = out.blocks();
    const bool in_lists = out.options().flag("list_items");
    BlankLines lines(doc, out, "code");
    const Block* above = nullptr;  // the block before, outside of all others
    for (std::uint32_t i = 0; i < blocks.all().size(); ++i) {
        const Block& block = blocks[i];
        const Block* before = above;
        if (block.parent == no_block)
            above = &block;
        if (block.kind != BlockKind::fenced_code || (!in_lists && blocks.is_within_list(i)))
            continue;
        const bool clear = lines.above_is_clear(block.first_line);
        const bool free = block.parent == no_block && is_fence_everywhere(blocks, block) &&
                          (blocks.is_blank_line(block.first_line - 1) ||
                           (before != nullptr && lines.ends_by_itself(*before, block.first_line)));
        const Safety safety = free ? Safety::safe : Safety::unsafe;
        if (!clear)
            lines.tell_above(block.first_line, prefix_on(blocks, block.first_line), safety);
        if (!lines.below_is_clear(block.last_line) && !blocks.is_blank_line(block.last_line))
            lines.tell_below(block.last_line, prefix_on(blocks, block.last_line), safety);
    }
}

constexpr std::array options{
    Option{
        .name = "list_items", .summary = "whether to look at code within lists", .standard = true},
};

}  // namespace

constinit const Rule rules::crowded_fence{
    .name = "crowded-fence",
    .code = "MD031",
    .also = "blanks-around-fences",
    .tags = "code blank_lines",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "No blank line above or below fenced code",
    .why =
        "Some programs, kramdown without its GFM parser among them, take a fence right below text "
        "for a part of the paragraph.",
    .bad = "Run:\n```sh\nmake\n```\n",
    .good = "Run:\n\n```sh\nmake\n```\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
