#include "output/report_svg.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/core.h>

#include "markdown/markdown.hpp"
#include "output/strip.hpp"

namespace kiji::output {
namespace {

constexpr std::size_t shares = 5;

/// How far down a share begins in a strip that is ten high: the more it matters, the taller.
constexpr std::array<std::size_t, shares> tops{8, 0, 3, 0, 6};

std::string opening(std::string_view style, std::string_view box, std::string_view label) {
    std::string out =
        fmt::format(R"(<svg class="{}" viewBox="{}" preserveAspectRatio="none")", style, box);
    if (label.empty())
        return out + " aria-hidden=\"true\">";
    out += " role=\"img\" aria-label=\"";
    markdown::escape_html(out, label);
    return out + "\">";
}

void append_bar(std::string& path, std::size_t share, std::size_t from, std::size_t to) {
    path += fmt::format("M{} {}H{}V10H{}z", from, tops[share], to, from);
}

std::string bars(const std::array<std::string, shares>& paths) {
    std::string out;
    for (std::size_t share = 0; share < shares; ++share) {
        if (!paths[share].empty())
            out += fmt::format(R"(<path class="s{}" d="{}"/>)", share, paths[share]);
    }
    return out + "</svg>";
}

/// A fraction of 1000 with one decimal: enough for any screen, and short.
std::string thousandths(double part, double whole) {
    return fmt::format("{:.4g}", whole > 0 ? 1000 * part / whole : 0);
}

/// One path for each relation, in a fixed order.
class Layers {
  public:
    std::string& of(dedupe::Relation relation, std::string_view style) {
        return paths_[{static_cast<std::size_t>(relation), style}];
    }
    std::string text() const {
        std::string out;
        // What matters most is drawn last.
        for (auto layer = paths_.rbegin(); layer != paths_.rend(); ++layer)
            out += fmt::format(R"(<path class="r{} {}" d="{}"/>)", layer->first.first,
                               layer->first.second, layer->second);
        return out + "</svg>";
    }

  private:
    std::map<std::pair<std::size_t, std::string_view>, std::string> paths_;
};

/// A small shape around a point: square, diamond, triangle, cross or ring by relation.
void append_shape(std::string& path, dedupe::Relation relation, double x, double y, double size) {
    const double half = size / 2;
    switch (relation) {
        case dedupe::Relation::title_repeat:
        case dedupe::Relation::run:
        case dedupe::Relation::exact:
            path += fmt::format("M{:.4g} {:.4g}h{:.3g}v{:.3g}h-{:.3g}z", x - half, y - half, size,
                                size, size);
            return;
        case dedupe::Relation::near:
            path += fmt::format("M{:.4g} {:.4g}l{:.3g} {:.3g}l-{:.3g} {:.3g}l-{:.3g}-{:.3g}z", x,
                                y - 1.3 * half, 1.3 * half, 1.3 * half, 1.3 * half, 1.3 * half,
                                1.3 * half, 1.3 * half);
            return;
        case dedupe::Relation::contained:
            path +=
                fmt::format("M{:.4g} {:.4g}l{:.3g} {:.3g}h-{:.3g}z", x, y - half, half, size, size);
            return;
        case dedupe::Relation::reordered:
            path += fmt::format(
                "M{:.4g} {:.4g}h{:.3g}v{:.3g}h-{:.3g}zM{:.4g} {:.4g}v{:.3g}h{:.3g}v-{:.3g}z",
                x - half, y - half / 3, size, size / 3, size, x - half / 3, y - half, size,
                size / 3, size);
            return;
        case dedupe::Relation::boilerplate:
        case dedupe::Relation::template_text:
        case dedupe::Relation::similar:
            break;
    }
    path += fmt::format("M{:.4g} {:.4g}h{:.3g}v{:.3g}h-{:.3g}z", x - half / 2, y - half / 2, half,
                        half, half);
}

}  // namespace

std::string strip_svg(const dedupe::DocumentReport& post, std::size_t cells,
                      std::string_view label) {
    const std::vector<dedupe::Share> all = strip(post, cells);
    std::array<std::string, shares> paths;
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && all[end] == all[begin])
            ++end;
        const auto share = static_cast<std::size_t>(all[begin]);
        append_bar(paths[share], share, begin, end);
        begin = end;
    }
    return opening("s", fmt::format("0 0 {} 10", std::max<std::size_t>(all.size(), 1)), label) +
           bars(paths);
}

std::string map_svg(const dedupe::DocumentReport& post, std::size_t size, std::string_view label) {
    // Thinner than a thousandth is nothing on any screen; markers are drawn that wide all the same.
    constexpr std::size_t width = 1000;
    std::array<std::string, shares> paths;
    struct Bar {
        std::size_t from = 0;
        std::size_t to = 0;
    };
    std::array<Bar, shares> last{};
    const std::size_t whole = std::max<std::size_t>(size, 1);
    for (const dedupe::Stretch& stretch : post.stretches) {
        const auto share = static_cast<std::size_t>(stretch.share);
        const std::size_t from = stretch.span.begin * width / whole;
        const std::size_t to = std::max(stretch.span.end * width / whole, from + 2);
        Bar& bar = last[share];
        if (from > bar.to + 1 && bar.to > 0) {
            append_bar(paths[share], share, bar.from, bar.to);
            bar = {from, to};
        } else {
            bar = {bar.to > 0 ? bar.from : from, to};
        }
    }
    for (std::size_t share = 0; share < shares; ++share) {
        if (last[share].to > 0)
            append_bar(paths[share], share, last[share].from, last[share].to);
    }
    return opening("s", "0 0 1000 10", label) + bars(paths);
}

std::string arcs_svg(const Picture<Arc>& arcs, std::size_t size, std::string_view label) {
    constexpr double height = 200;
    Layers layers;
    const auto whole = static_cast<double>(size);
    // The widest arc takes all of the height.
    double widest = 1;
    for (const Arc& arc : arcs.shown)
        widest = std::max<double>(widest, arc.b.end - arc.a.begin);
    const double scale = 2 * (height - 4) / widest;
    for (const Arc& arc : arcs.shown) {
        const auto at = [&](double offset) { return thousandths(offset, whole); };
        // An arc of a few bytes still has a width that can be seen.
        const double least = whole / 500;
        const double a_end = std::max<double>(arc.a.end, arc.a.begin + least);
        const double b_end = std::max<double>(arc.b.end, arc.b.begin + least);
        const double outer = (b_end - arc.a.begin) / 2;
        const double inner = std::max((arc.b.begin - a_end) / 2, whole / 2000);
        layers.of(arc.relation, "e") += fmt::format(
            "M{} {:.4g}A{} {:.4g} 0 0 1 {} {:.4g}H{}A{} {:.4g} 0 0 0 {} {:.4g}z", at(arc.a.begin),
            height, at(outer), outer * scale, at(b_end), height, at(arc.b.begin), at(inner),
            inner * scale, at(std::min<double>(a_end, arc.b.begin)), height);
    }
    return opening("a", "0 0 1000 200", label) + layers.text();
}

std::string dots_svg(const Picture<Dot>& dots, std::size_t blocks, std::string_view label) {
    const auto whole = static_cast<double>(std::max<std::size_t>(blocks, 1));
    // Seen at 300 pixels, however many blocks there are.
    const double size = std::max(whole / 60, 0.9);
    Layers layers;
    for (const Dot& dot : dots.shown) {
        const auto row = static_cast<double>(dot.row);
        const auto column = static_cast<double>(dot.column);
        if (dot.length > 1) {
            const auto length = static_cast<double>(dot.length);
            layers.of(dot.relation, "w") +=
                fmt::format("M{:.4g} {:.4g}l{} {}M{:.4g} {:.4g}l{} {}", column, row, length, length,
                            row, column, length, length);
        } else {
            std::string& path = layers.of(dot.relation, "f");
            append_shape(path, dot.relation, column + 0.5, row + 0.5, size);
            append_shape(path, dot.relation, row + 0.5, column + 0.5, size);
        }
    }
    return opening("d", fmt::format("0 0 {0} {0}", std::max<std::size_t>(blocks, 1)), label) +
           fmt::format(R"(<path class="q" d="M0 0L{0} {0}"/>)", std::max<std::size_t>(blocks, 1)) +
           layers.text();
}

std::string sample_svg(dedupe::Relation relation) {
    std::string out = R"(<svg viewBox="0 0 24 20" aria-hidden="true">)";
    const auto number = static_cast<std::size_t>(relation);
    if (relation == dedupe::Relation::run)
        return out + fmt::format(R"(<path class="r{} w" d="M5 3l14 14"/></svg>)", number);
    std::string shape;
    append_shape(shape, relation, 12, 10, 12);
    return out + fmt::format(R"(<path class="r{} f" d="{}"/></svg>)", number, shape);
}

std::string sample_svg(dedupe::Share share) {
    const auto number = static_cast<std::size_t>(share);
    const std::size_t width = share == dedupe::Share::marker ? 4 : 16;
    std::string path;
    append_bar(path, number, 4, 4 + width);
    return fmt::format(
        R"(<svg viewBox="0 -1 24 12" aria-hidden="true"><path class="s{}" d="{}"/></svg>)", number,
        path);
}

}  // namespace kiji::output
