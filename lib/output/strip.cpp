#include "output/strip.hpp"

#include <algorithm>
#include <array>

#include "output/paint.hpp"

namespace kiji::output {
namespace {

struct Glyph {
    std::string_view block;
    std::string_view ascii;
    std::string_view color;
    std::string_view meaning;
};

/// By dedupe::Share. Darker is more of the same; the colours are not needed to tell them apart.
constexpr std::array<Glyph, 5> glyphs{{
    {"░", ".", sgr::dim, "only here"},
    {"█", "#", sgr::red, "copy"},
    {"▓", "+", sgr::cyan, "near copy"},
    {"┃", "|", sgr::bold_yellow, "marker"},
    {"▒", ":", sgr::green, "told, no duplicate"},
}};

const Glyph& glyph_of(dedupe::Share share) {
    return glyphs[static_cast<std::size_t>(share)];
}

std::string_view shown(const Glyph& glyph, Style style) {
    return style.glyphs == Glyphs::ascii ? glyph.ascii : glyph.block;
}

}  // namespace

std::vector<dedupe::Share> strip(const dedupe::DocumentReport& post, std::size_t cells) {
    std::size_t total = 0;
    for (const dedupe::Stretch& stretch : post.stretches)
        total += stretch.span.size();
    cells = std::min(cells, total);
    using Weights = std::array<std::size_t, glyphs.size()>;
    std::vector<Weights> weights(cells);
    std::size_t at = 0;
    for (const dedupe::Stretch& stretch : post.stretches) {
        const std::size_t end = at + stretch.span.size();
        const auto share = static_cast<std::size_t>(stretch.share);
        // Bytes times cells: a cell is `total` of these wide, so nothing is rounded.
        for (std::size_t cell = cells == 0 ? 0 : at * cells / total; cell < cells; ++cell) {
            const std::size_t from = std::max(at * cells, cell * total);
            const std::size_t to = std::min(end * cells, (cell + 1) * total);
            if (from >= to)
                break;
            weights[cell][share] += to - from;
        }
        at = end;
    }
    std::vector<dedupe::Share> result;
    result.reserve(cells);
    for (const Weights& weight : weights) {
        const auto most = std::max_element(weight.begin(), weight.end()) - weight.begin();
        const bool marked = weight[static_cast<std::size_t>(dedupe::Share::marker)] > 0;
        result.push_back(marked ? dedupe::Share::marker : static_cast<dedupe::Share>(most));
    }
    return result;
}

std::string strip_text(const dedupe::DocumentReport& post, std::size_t cells, Style style) {
    const std::vector<dedupe::Share> shares = strip(post, cells);
    std::string out;
    for (auto begin = shares.begin(); begin != shares.end();) {
        const auto end =
            std::find_if(begin, shares.end(), [&](dedupe::Share share) { return share != *begin; });
        const Glyph& glyph = glyph_of(*begin);
        std::string run;
        for (auto cell = begin; cell != end; ++cell)
            run += shown(glyph, style);
        paint(out, run, glyph.color, style.color);
        begin = end;
    }
    return out;
}

std::string strip_legend(Style style) {
    std::string out;
    for (const Glyph& glyph : glyphs) {
        out += out.empty() ? "" : "  ";
        paint(out, shown(glyph, style), glyph.color, style.color);
        out += ' ';
        out += glyph.meaning;
    }
    return out;
}

}  // namespace kiji::output
