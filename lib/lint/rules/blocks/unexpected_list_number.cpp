// Numbers of a list that neither count nor repeat.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/rules/blocks/blocks.hpp"
#include "lint/rules/blocks/list_items.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 4> styles{"one", "ordered", "one_or_ordered", "zero"};

std::int64_t number_of(const Document& doc, const ListItem& item) {
    const std::string_view digits = doc.file().slice(item.value);
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

struct Count {
    std::int64_t first = 1;
    bool goes_up = false;
};

Count count_of(const Document& doc, const Blocks& blocks, const ListItems& list,
               std::string_view style) {
    if (style == "one")
        return {};
    if (style == "zero")
        return {.first = 0};
    Count count{.goes_up = style == "ordered"};
    if (list.items.size() >= 2) {
        const std::int64_t first = number_of(doc, blocks.items()[list.items[0]]);
        const std::int64_t second = number_of(doc, blocks.items()[list.items[1]]);
        if (first == 0 || second != 1)
            count = {.first = first == 0 ? 0 : 1, .goes_up = true};
    }
    return count;
}

/// Where the numbers stand that lists of cmark-gfm begin with: those are on the page. Sorted.
std::vector<std::uint32_t> first_numbers(const markdown::Tree& tree) {
    std::vector<std::uint32_t> places;
    for (markdown::NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind != markdown::Kind::list)
            continue;
        const markdown::NodeId item = tree.first_child(id);
        if (item != markdown::no_node && tree[item].kind == markdown::Kind::list_item)
            places.push_back(tree.list_item(item).marker.begin);
    }
    std::ranges::sort(places);
    return places;
}

void check(const Document& doc, Findings& out) {
    std::optional<std::vector<std::uint32_t>> firsts;
    const Blocks& blocks = out.blocks();
    const std::string_view style = out.options().text("style");
    for (const ListItems& list : lists_of(blocks)) {
        if (blocks[list.list].kind != BlockKind::ordered_list)
            continue;
        const Count count = count_of(doc, blocks, list, style);
        std::int64_t wanted = count.first;
        for (const std::uint32_t id : list.items) {
            const ListItem& item = blocks.items()[id];
            const std::int64_t number = number_of(doc, item);
            if (number != wanted) {
                // markdownlint leaves the zeros before a number behind the new one.
                const std::size_t digits = fmt::formatted_size("{}", number);
                if (!firsts)
                    firsts = first_numbers(doc.tree());
                // A number of another width moves what belongs to the item.
                const bool same_width =
                    digits == item.value.size() && digits == fmt::formatted_size("{}", wanted);
                const bool shown = id == list.items.front() ||
                                   std::ranges::binary_search(*firsts, item.value.begin);
                out.add({
                    .span = prefix_of(item),
                    .message = fmt::format("number is {} where {} is next", number, wanted),
                    .help = fmt::format("use {}", wanted),
                    .fix = {{span_of(item.value.begin, item.value.begin + digits),
                             fmt::format("{}", wanted)}},
                    .safety = same_width && !shown ? Safety::safe : Safety::unsafe,
                });
            }
            wanted += count.goes_up ? 1 : 0;
        }
    }
}

constexpr std::array options{
    Option{.name = "style",
           .summary = "1 1 1, 1 2 3, either, or 0 0 0",
           .standard = std::string_view("one_or_ordered"),
           .choices = styles},
};

}  // namespace

constinit const Rule rules::unexpected_list_number{
    .name = "unexpected-list-number",
    .code = "MD029",
    .also = "ol-prefix",
    .tags = "ol",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Number of a list item is not the next one",
    .why =
        "The page numbers items by itself, from the first number on: what the source says of the "
        "others is lost, and a reference to step 4 leads to another step.",
    .bad = "1. Snow\n2. Ice\n4. Rain\n",
    .good = "1. Snow\n2. Ice\n3. Rain\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
