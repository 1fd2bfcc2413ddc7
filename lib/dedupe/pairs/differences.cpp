#include "dedupe/pairs/differences.hpp"

#include <algorithm>

#include "dedupe/pairs/measures.hpp"

namespace kiji::dedupe {
namespace {

/// Beyond, the cost would show, and nobody reads such a list.
constexpr std::size_t longest = 4'000;
/// Two hunks with less between them read as one.
constexpr std::uint32_t apart = 3;

std::vector<Hunk> compared(std::u32string_view a, std::u32string_view b, std::uint32_t offset) {
    std::vector<Hunk> hunks;
    std::uint32_t x = offset;
    std::uint32_t y = offset;
    for (const Step step : shortest_edit(a, b)) {
        const bool joins =
            !hunks.empty() && x - hunks.back().a.end < apart && y - hunks.back().b.end < apart;
        if (step != Step::keep && !joins)
            hunks.push_back({{x, x}, {y, y}});
        x += step == Step::add ? 0U : 1U;
        y += step == Step::remove ? 0U : 1U;
        if (step != Step::keep) {
            hunks.back().a.end = x;
            hunks.back().b.end = y;
        }
    }
    return hunks;
}

}  // namespace

std::vector<Hunk> hunks_of(std::u32string_view a, std::u32string_view b) {
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto head = static_cast<std::size_t>(left - a.begin());
    a.remove_prefix(head);
    b.remove_prefix(head);
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (std::max(a.size(), b.size()) <= longest)
        return compared(a, b, static_cast<std::uint32_t>(head));
    return {{span_of(head, head + a.size()), span_of(head, head + b.size())}};
}

std::vector<Difference> in_files(std::span<const Hunk> hunks, std::span<const std::uint32_t> a,
                                 std::span<const std::uint32_t> b) {
    std::vector<Difference> differences;
    differences.reserve(hunks.size());
    for (const Hunk& hunk : hunks)
        differences.push_back({{a[hunk.a.begin], a[hunk.a.end]}, {b[hunk.b.begin], b[hunk.b.end]}});
    return differences;
}

}  // namespace kiji::dedupe
