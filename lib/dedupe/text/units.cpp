#include "dedupe/text/units.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "dedupe/floor.hpp"

namespace kiji::dedupe {
namespace {

bool has_words(const Block& block) {
    return (is_text(block) || block.kind == BlockKind::heading) && !block.off &&
           !block.form.empty();
}

}  // namespace

Units units_of(const Text& text, const Floor& floor) {
    const auto& blocks = text.blocks;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        if (has_words(blocks[i]))
            order.push_back(i);
    }
    // Kinds apart: a heading is no copy of a paragraph. By form too, for the sake of hashes that
    // are equal by accident.
    const auto key = [&](std::uint32_t i) {
        return std::tuple(blocks[i].hash, is_text(blocks[i]), text.form_of(blocks[i].form));
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    std::vector<std::vector<std::uint32_t>> found;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || key(order[i - 1]) != key(order[i]))
            found.emplace_back();
        found.back().push_back(order[i]);
    }
    std::sort(found.begin(), found.end());  // by their first block

    Units units{.class_of = std::vector<std::uint32_t>(blocks.size(), no_class),
                .classes = std::move(found)};
    units.compared.resize(units.classes.size());
    for (std::uint32_t c = 0; c < units.classes.size(); ++c) {
        for (const std::uint32_t i : units.classes[c])
            units.class_of[i] = c;
        const Block& first = blocks[units.classes[c].front()];
        units.compared[c] =
            is_text(first) && !first.links_alone && reaches(first.characters, first.cjk, floor);
    }
    return units;
}

}  // namespace kiji::dedupe
