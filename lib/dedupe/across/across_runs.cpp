#include "dedupe/across/across_runs.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "dedupe/pairs/measures.hpp"

namespace kiji::dedupe {
namespace {

/// The block behind `block` that is no marker.
std::uint32_t next_block(const Text& text, std::uint32_t block) {
    do
        ++block;
    while (block < text.blocks.size() && text.blocks[block].kind == BlockKind::marker);
    return block;
}

std::string form_of(const Text& text, std::uint32_t first, std::uint32_t last) {
    std::string form;
    for (std::uint32_t i = first; i <= last; ++i)
        form += text.form_of(text.blocks[i].form);
    return form;
}

Group run_group(Posts posts, std::span<const PostText> texts, const BlockLink& first,
                const BlockLink& last) {
    const Text& a = texts[first.a.document].text;
    const Text& b = texts[first.b.document].text;
    const Span in_a{a.blocks[first.a.block].span.begin, a.blocks[last.a.block].span.end};
    const Span in_b{b.blocks[first.b.block].span.begin, b.blocks[last.b.block].span.end};
    Group group{.relation = Relation::run,
                .unit = UnitKind::section,
                .places = {{first.a.document, in_a}, {first.b.document, in_b}}};
    for (std::uint32_t i = first.a.block; i <= last.a.block; ++i)
        group.characters += a.blocks[i].characters;
    const Grams left = grams_of(form_of(a, first.a.block, last.a.block));
    const Grams right = grams_of(form_of(b, first.b.block, last.b.block));
    group.similarity = {Measure::jaccard, jaccard_of(left, right)};
    group.verbatim = posts[first.a.document]->slice(in_a) == posts[first.b.document]->slice(in_b);
    return group;
}

/// The runs of two posts, where they stand in both.
struct PostRuns {
    std::size_t group = 0;
    Span a;
    Span b;
};
using Runs = std::map<std::pair<std::size_t, std::size_t>, std::vector<PostRuns>>;

/// Marks the groups of two places that a run tells of already.
void mark_members(const Runs& runs, std::span<Group> groups) {
    for (Group& group : groups) {
        if (group.unit != UnitKind::block || group.places.size() != 2)
            continue;
        const Place& a = group.places[0];
        const Place& b = group.places[1];
        const auto of_posts = runs.find({a.document, b.document});
        if (of_posts == runs.end())
            continue;
        for (const PostRuns& run : of_posts->second) {
            if (run.a.contains(a.span) && run.b.contains(b.span))
                group.within = run.group;
        }
    }
}

}  // namespace

void add_across_runs(Posts posts, std::span<const PostText> texts, std::vector<BlockLink> links,
                     std::vector<Group>& groups) {
    std::sort(links.begin(), links.end(), [](const BlockLink& x, const BlockLink& y) {
        return std::tuple(x.a.document, x.b.document, x.a.block, x.b.block) <
               std::tuple(y.a.document, y.b.document, y.a.block, y.b.block);
    });
    const auto follows = [&](const BlockLink& x, const BlockLink& y) {
        return x.a.document == y.a.document && x.b.document == y.b.document &&
               next_block(texts[x.a.document].text, x.a.block) == y.a.block &&
               next_block(texts[x.b.document].text, x.b.block) == y.b.block;
    };
    Runs runs;
    for (std::size_t i = 0; i < links.size();) {
        std::size_t end = i + 1;
        while (end < links.size() && follows(links[end - 1], links[end]))
            ++end;
        if (end - i > 1) {
            Group group = run_group(posts, texts, links[i], links[end - 1]);
            runs[{links[i].a.document, links[i].b.document}].push_back(
                {groups.size(), group.places[0].span, group.places[1].span});
            groups.push_back(std::move(group));
        }
        i = end;
    }
    mark_members(runs, groups);
}

}  // namespace kiji::dedupe
