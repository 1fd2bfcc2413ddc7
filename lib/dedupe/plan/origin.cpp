#include "dedupe/plan/origin.hpp"

#include <algorithm>
#include <utility>

namespace kiji::dedupe {

std::size_t Origin::end_of(std::size_t piece) const {
    return piece + 1 < pieces_.size() ? pieces_[piece + 1].now : size_;
}

std::vector<Origin::Taken> Origin::follow(std::span<const Cut> cuts, std::size_t first_number) {
    std::vector<Taken> taken(cuts.size());
    std::vector<Piece> left;
    std::size_t now = 0;  // in the text as it will be
    std::size_t cut = 0;
    const auto keep = [&](const Piece& piece, std::size_t begin, std::size_t end) {
        if (begin == end)
            return;
        left.push_back({now, piece.first + (begin - piece.now), piece.blank, piece.number});
        now += end - begin;
    };
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const Piece& piece = pieces_[i];
        const std::size_t end = end_of(i);
        std::size_t at = piece.now;
        while (at < end) {
            if (cut == cuts.size() || cuts[cut].span.begin >= end) {
                keep(piece, at, end);
                break;
            }
            const std::size_t begin = std::max<std::size_t>(at, cuts[cut].span.begin);
            const std::size_t stop = std::min<std::size_t>(end, cuts[cut].span.end);
            keep(piece, at, begin);
            if (piece.blank)
                taken[cut].blanks.push_back(piece.number);
            else
                taken[cut].spans.push_back(
                    span_of(piece.first + (begin - piece.now), piece.first + (stop - piece.now)));
            at = stop;
            if (stop < cuts[cut].span.end)
                break;
            if (cuts[cut].blank) {
                left.push_back({now, piece.first + (stop - piece.now), true, first_number + cut});
                ++now;
            }
            ++cut;
        }
    }
    size_ = now;
    pieces_ = std::move(left);
    return taken;
}

Span Origin::first(Span now) const {
    const auto place = [&](std::size_t offset) {
        const auto next = std::ranges::upper_bound(pieces_, offset, {}, &Piece::now);
        const Piece& piece = next == pieces_.begin() ? pieces_.front() : *std::prev(next);
        return piece.first + (piece.blank ? 0 : offset - piece.now);
    };
    if (pieces_.empty())
        return {};
    if (now.empty())
        return span_of(place(now.begin), place(now.begin));
    return span_of(place(now.begin), place(now.end - 1) + 1);
}

}  // namespace kiji::dedupe
