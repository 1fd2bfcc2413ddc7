#include "output/pictures.hpp"

#include <algorithm>

namespace kiji::output {
namespace {

/// The places of a group in one document.
struct Drawn {
    const dedupe::Group* group = nullptr;
    std::vector<Span> spans;
    std::size_t size() const { return spans.size(); }
};

/// Groups with two places in the document or more, those with the longest text first.
std::vector<Drawn> drawn(const dedupe::Report& report, std::span<const std::size_t> groups,
                         std::size_t document) {
    std::vector<Drawn> result;
    for (const std::size_t i : groups) {
        Drawn some{&report.groups[i], {}};
        for (const dedupe::Place& place : some.group->places) {
            if (place.document == document)
                some.spans.push_back(place.span);
        }
        if (some.size() > 1)
            result.push_back(std::move(some));
    }
    std::ranges::stable_sort(result, std::ranges::greater{},
                             [](const Drawn& some) { return some.group->characters; });
    return result;
}

struct Blocks {
    std::size_t first = 0;
    std::size_t count = 1;
};

/// The blocks that `span` touches.
Blocks blocks_of(const std::vector<Span>& blocks, Span span) {
    const auto begin = std::ranges::upper_bound(blocks, span.begin, {}, &Span::end);
    const auto end =
        std::ranges::lower_bound(blocks, std::max(span.end, span.begin + 1), {}, &Span::begin);
    const auto first = static_cast<std::size_t>(begin - blocks.begin());
    const auto last = static_cast<std::size_t>(end - blocks.begin());
    return {std::min(first, blocks.empty() ? 0 : blocks.size() - 1),
            std::max<std::size_t>(last > first ? last - first : 1, 1)};
}

}  // namespace

Picture<Dot> dot_plot(const dedupe::Report& report, std::span<const std::size_t> groups,
                      std::size_t document, std::size_t most) {
    Picture<Dot> picture;
    const std::vector<Span>& blocks = report.documents[document].blocks;
    for (const Drawn& some : drawn(report, groups, document)) {
        picture.all += some.size() * (some.size() - 1) / 2;
        for (std::size_t a = 0; a + 1 < some.size() && picture.shown.size() < most; ++a) {
            const Blocks row = blocks_of(blocks, some.spans[a]);
            for (std::size_t b = a + 1; b < some.size() && picture.shown.size() < most; ++b) {
                const Blocks column = blocks_of(blocks, some.spans[b]);
                picture.shown.push_back({some.group->relation, row.first, column.first,
                                         std::min(row.count, column.count)});
            }
        }
    }
    return picture;
}

Picture<Arc> arc_diagram(const dedupe::Report& report, std::span<const std::size_t> groups,
                         std::size_t document, std::size_t most) {
    Picture<Arc> picture;
    for (const Drawn& some : drawn(report, groups, document)) {
        picture.all += some.size() - 1;
        for (std::size_t i = 0; i + 1 < some.size() && picture.shown.size() < most; ++i)
            picture.shown.push_back({some.group->relation, some.spans[i], some.spans[i + 1]});
    }
    return picture;
}

}  // namespace kiji::output
