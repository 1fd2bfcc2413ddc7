#include "dedupe/differences.hpp"

#include <algorithm>
#include <string>

#include <dtl/dtl.hpp>

namespace kiji::dedupe {
namespace {

/// Code points of a form that differ from those of another.
struct Hunk {
    Span a;
    Span b;
};

/// Beyond, the cost would show, and nobody reads such a list.
constexpr std::size_t longest = 4'000;
/// Two hunks with less between them read as one.
constexpr std::uint32_t apart = 3;

std::vector<Hunk> hunks_of(std::u32string_view a, std::u32string_view b, std::uint32_t offset) {
    dtl::Diff<char32_t, std::u32string> diff{std::u32string(a), std::u32string(b)};
    diff.onHuge();
    diff.compose();
    std::vector<Hunk> hunks;
    std::uint32_t x = offset;
    std::uint32_t y = offset;
    for (const auto& [value, info] : diff.getSes().getSequence()) {
        if (info.type == dtl::SES_COMMON) {
            ++x;
            ++y;
            continue;
        }
        const bool joins =
            !hunks.empty() && x - hunks.back().a.end < apart && y - hunks.back().b.end < apart;
        if (!joins)
            hunks.push_back({{x, x}, {y, y}});
        if (info.type == dtl::SES_DELETE)
            ++x;
        else
            ++y;
        hunks.back().a.end = x;
        hunks.back().b.end = y;
    }
    return hunks;
}

Span in_file(const PlacedForm& text, Span points) {
    return {text.places[points.begin], text.places[points.end]};
}

}  // namespace

std::vector<Difference> differences_of(const PlacedForm& a, const PlacedForm& b) {
    const auto [left, right] =
        std::mismatch(a.form.begin(), a.form.end(), b.form.begin(), b.form.end());
    const auto head = static_cast<std::size_t>(left - a.form.begin());
    std::u32string_view x = a.form.substr(head);
    std::u32string_view y = b.form.substr(head);
    while (!x.empty() && !y.empty() && x.back() == y.back()) {
        x.remove_suffix(1);
        y.remove_suffix(1);
    }
    std::vector<Hunk> hunks;
    if (std::max(x.size(), y.size()) <= longest)
        hunks = hunks_of(x, y, static_cast<std::uint32_t>(head));
    else
        hunks.push_back({span_of(head, head + x.size()), span_of(head, head + y.size())});
    std::vector<Difference> differences;
    for (const Hunk& hunk : hunks)
        differences.push_back({in_file(a, hunk.a), in_file(b, hunk.b)});
    return differences;
}

}  // namespace kiji::dedupe
